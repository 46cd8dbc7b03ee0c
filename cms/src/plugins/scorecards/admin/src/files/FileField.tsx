import { useId } from 'react';
import { styled } from 'styled-components';

const Input = styled.input`
  width: 100%;
  padding: 1.2rem;
  font-size: 1.4rem;
  background: ${({ theme }) => theme.colors.neutral100};
  border: 1px dashed ${({ theme }) => theme.colors.neutral500};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Label = styled.label`
  display: block;
  padding-bottom: 0.4rem;
  font-size: 1.2rem;
  font-weight: 600;
`;

interface FileFieldProps {
  label: string;
  /** Endings such as ".xlsx,.json". */
  accept: string;
  onChoose: (file: File | null) => void;
}

/** A file to send. It is the browser's own input: files can be dropped on it, and any keyboard works it. */
export function FileField({ label, accept, onChoose }: FileFieldProps) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="file"
        accept={accept}
        onChange={({ target }) => onChoose(target.files?.[0] ?? null)}
      />
    </div>
  );
}
