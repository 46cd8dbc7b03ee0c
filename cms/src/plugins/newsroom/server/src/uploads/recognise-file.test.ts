import { recogniseFile } from './recognise-file';
import { aCompoundFile, anOfficeFile, aWebp, WORD_TYPE } from './test-files';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const join = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? bytes(part) : part)));

// One pixel each, made by sharp 0.35.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);
const JPEG = join(
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.from('ffd9', 'hex'),
);
const PDF = bytes('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const AVIF = join(
  Buffer.from('0000001c', 'hex'),
  'ftypavif\0\0\0\0avifmif1miaf',
  Buffer.from('00000008', 'hex'),
  'mdat',
);

test.each<[string, Buffer | Promise<Buffer>, string]>([
  ['a PNG', PNG, 'image/png'],
  ['a JPEG', JPEG, 'image/jpeg'],
  ['a JPEG with a preview behind its end, as cameras write it', join(JPEG, JPEG), 'image/jpeg'],
  ['a WebP', aWebp(), 'image/webp'],
  ['an AVIF', AVIF, 'image/avif'],
  ['a PDF', PDF, 'application/pdf'],
  [
    'a Word document',
    anOfficeFile(WORD_TYPE),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['a Word document of 1997', aCompoundFile(['WordDocument', '1Table']), 'application/msword'],
  ['an Excel workbook of 1997', aCompoundFile(['Workbook']), 'application/vnd.ms-excel'],
])('%s is taken for what it is', async (_, file, mediaType) => {
  expect(await recogniseFile(await file)).toEqual({ kind: 'taken', mediaType });
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';

test.each<[string, Buffer | Promise<Buffer>, RegExp]>([
  ['nothing', Buffer.alloc(0), /không có nội dung/],
  ['SVG', bytes(SVG), /HTML, SVG hoặc XML/],
  ['SVG below an XML declaration', bytes(`<?xml version="1.0"?>\n${SVG}`), /HTML, SVG hoặc XML/],
  [
    'SVG behind a byte order mark and blanks',
    join('\u00ef\u00bb\u00bf \n\t', SVG),
    /HTML, SVG hoặc XML/,
  ],
  ['SVG in UTF-16', Buffer.from(`\ufeff${SVG}`, 'utf16le'), /HTML, SVG hoặc XML/],
  ['HTML', bytes('<!DOCTYPE html><p>'), /HTML, SVG hoặc XML/],
  ['HTML behind a comment', bytes('<!-- x --><html>'), /HTML, SVG hoặc XML/],
  ['a Windows program', join('MZ', Buffer.alloc(200)), /chương trình Windows/],
  ['a Linux program', join('\u007fELF', Buffer.alloc(200)), /chương trình/],
  ['a shell script', bytes('#!/bin/sh\nrm -rf /\n'), /tập lệnh/],
  ['a GIF', bytes('GIF89a\u0001\0\u0001\0'), /ảnh GIF/],
  ['a photo of an iPhone', bytes('\0\0\0\u0018ftypheic'), /HEIC/],
  ['RTF', bytes('{\\rtf1 x}'), /RTF/],
  ['plain text', bytes('chỉ là chữ'), /không phải ảnh/],
  ['a signature and nothing else', PNG.subarray(0, 8), /bị hỏng/],
  ['a PNG that is cut off', PNG.subarray(0, PNG.length - 6), /bị hỏng/],
  ['a PNG with something behind it', join(PNG, 'x'), /phần lạ ở cuối/],
  [
    'a PNG whose chunk claims four gigabytes',
    join(PNG.subarray(0, 8), '\u00ff\u00ff\u00ff\u00ffIDAT'),
    /bị hỏng/,
  ],
  ['a WebP with something behind it', join(aWebp(), 'xx'), /phần lạ ở cuối/],
  [
    'a JPEG with a page in its comment',
    join(
      Buffer.from('ffd8fffe0020', 'hex'),
      '<html><script>x</script>',
      Buffer.from('ffd9', 'hex'),
    ),
    /vừa là tệp này vừa là/,
  ],
  ['a JPEG with PHP', join(JPEG, '<?php system($_GET[0]);'), /vừa là tệp này vừa là/],
  [
    'a JPEG that is a PDF too',
    join(Buffer.from('ffd8fffe0010', 'hex'), '%PDF-1.4', Buffer.from('ffd9', 'hex')),
    /vừa là tệp này vừa là/,
  ],
  [
    'a JPEG that is a Java archive too',
    anOfficeFile(WORD_TYPE).then((zip) => join(JPEG, zip)),
    /vừa là tệp này vừa là/,
  ],
  [
    'a PDF that is an archive too',
    anOfficeFile(WORD_TYPE).then((zip) => join(PDF, zip)),
    /vừa là tệp này vừa là/,
  ],
  ['a PDF that begins later', join('\n<html>', PDF), /HTML, SVG hoặc XML/],
  ['a plain archive', anOfficeFile(null), /là tệp nén/],
  [
    'an archive that is cut off',
    anOfficeFile(WORD_TYPE).then((zip) => zip.subarray(0, 60)),
    /tệp nén hỏng/,
  ],
  [
    'a Word document with macros by its type',
    anOfficeFile('application/vnd.ms-word.document.macroEnabled.main+xml'),
    /có macro/,
  ],
  [
    'a Word document with macros under its innocent type',
    anOfficeFile(WORD_TYPE, ['word/vbaProject.bin']),
    /có macro/,
  ],
  [
    'a workbook with macros of Excel 4.0',
    anOfficeFile(WORD_TYPE, ['xl/macrosheets/sheet1.xml']),
    /có macro/,
  ],
  ['a document with ActiveX', anOfficeFile(WORD_TYPE, ['word/activeX/activeX1.bin']), /có macro/],
  [
    'a document that is a Java archive too',
    anOfficeFile(WORD_TYPE, ['META-INF/MANIFEST.MF']),
    /có chương trình/,
  ],
  [
    'a document with a program in it',
    anOfficeFile(WORD_TYPE, ['word/embeddings/Hoá đơn.EXE']),
    /có chương trình/,
  ],
  [
    'a type written with character references',
    anOfficeFile('application/vnd.ms-word.document.macro&#69;nabled.main+xml'),
    /bị hỏng/,
  ],
  [
    'a presentation',
    anOfficeFile(
      'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml',
    ),
    /xuất ra PDF/,
  ],
  [
    'a Word document of 1997 with macros',
    aCompoundFile(['WordDocument', 'Macros', '_VBA_PROJECT']),
    /có macro/,
  ],
  [
    'an Excel workbook of 1997 with macros',
    aCompoundFile(['Workbook', '_VBA_PROJECT_CUR']),
    /có macro/,
  ],
  ['a document with a password', aCompoundFile(['EncryptionInfo', 'EncryptedPackage']), /mật khẩu/],
  ['an installer', aCompoundFile(['Property']), /không phải văn bản Word/],
  [
    'a compound file whose directory lies beyond its end',
    aCompoundFile(['Workbook']).subarray(0, 700),
    /bị hỏng/,
  ],
])('%s is refused, and it is said why', async (_, file, reason) => {
  const found = await recogniseFile(await file);
  expect(found).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) });
});

test('a directory that leads in circles is read to no end', async () => {
  const file = aCompoundFile(['WordDocument']);
  // The directory is sector 1; its entry in the table (sector 0) says that sector 1 follows.
  file.writeUInt32LE(1, 512 + 4);
  expect(await recogniseFile(file)).toMatchObject({ kind: 'refused' });
});
