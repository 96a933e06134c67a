import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the provider does wrong, when a test wants it to. */
export interface Fault {
  readonly nonce?: string
  readonly audience?: string
  readonly issuer?: string
  readonly expired?: boolean
  readonly unsigned?: boolean
}

/** A small OpenID provider on this computer: discovery, keys, authorization code with PKCE, signed tokens. */
export interface SignOnProvider {
  readonly issuer: string
  /** Who the person at the browser is, and what goes wrong from now on. */
  claims: Record<string, unknown>
  fault: Fault
  /** Follows the browser to the provider's page and back: the address it is sent to. */
  approve(to: string): URL
  close(): Promise<void>
}

export const clientId = 'gongkai'
export const clientSecret = 'a secret of the provider and us: + & %'

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')

interface Asked {
  readonly nonce: string
  readonly challenge: string
  readonly returnTo: string
}

function tokenOf(key: KeyObject, issuer: string, nonce: string, claims: object, fault: Fault): string {
  const now = Math.floor(Date.now() / 1000)
  const body = `${part({ alg: 'RS256', kid: 'k1' })}.${part({
    iss: fault.issuer ?? issuer,
    aud: fault.audience ?? clientId,
    sub: 'subject-1',
    nonce: fault.nonce ?? nonce,
    iat: now,
    exp: fault.expired ? now - 3600 : now + 300,
    ...claims,
  })}`
  return `${body}.${sign('sha256', Buffer.from(fault.unsigned ? `${body}x` : body), key).toString('base64url')}`
}

export async function startProvider(): Promise<SignOnProvider> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, Asked>()
  const server = createServer((request, response) => {
    const answer = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
    const { pathname } = new URL(request.url ?? '/', 'http://provider')
    if (pathname === '/.well-known/openid-configuration')
      return answer(200, {
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    if (pathname === '/keys')
      return answer(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] })
    let text = ''
    request.on('data', (chunk) => {
      text += chunk
    })
    request.on('end', () => {
      const form = new URLSearchParams(text)
      const asked = codes.get(form.get('code') ?? '')
      codes.delete(form.get('code') ?? '')
      const known = form.get('client_secret') === clientSecret && form.get('client_id') === clientId
      const proven = asked && challengeOf(form.get('code_verifier') ?? '') === asked.challenge
      if (!known || !proven || form.get('redirect_uri') !== asked.returnTo)
        return answer(400, { error: 'invalid_grant' })
      const id_token = tokenOf(privateKey, provider.issuer, asked.nonce, provider.claims, provider.fault)
      answer(200, { access_token: randomUUID(), token_type: 'Bearer', expires_in: 300, id_token })
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const provider: SignOnProvider = {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    claims: {},
    fault: {},
    approve: (to) => {
      const { searchParams: q } = new URL(to)
      const code = randomUUID()
      const returnTo = q.get('redirect_uri') ?? ''
      codes.set(code, { nonce: q.get('nonce') ?? '', challenge: q.get('code_challenge') ?? '', returnTo })
      const back = new URL(returnTo)
      back.searchParams.set('code', code)
      back.searchParams.set('state', q.get('state') ?? '')
      return back
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
  return provider
}
