import { type InputCode, InputError } from '../law/input.ts'

/** @throws {InputError} always */
export function refuse(code: InputCode, at: string, message: string): never {
  throw new InputError(code, message, at)
}
