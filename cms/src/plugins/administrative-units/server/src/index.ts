import schema from './content-types/unit/schema.json';
import { register } from './register';

export default { register, contentTypes: { unit: { schema } } };
