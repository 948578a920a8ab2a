import { BlobSASPermissions, BlobServiceClient, generateBlobSASQueryParameters, StorageSharedKeyCredential } from '@azure/storage-blob'
import { AZURITE_ACCOUNT } from './azurite.ts'

/** The bytes behind artifacts. Addresses are signed by the real Azure client and checked by Azurite. */
export type BlobStore = {
  /** Where the toolkit may write the blob. */
  uploadUrl(blob: string): string
  /** Where anybody holding the address may read the blob as `fileName`. */
  downloadUrl(blob: string, fileName: string): string
  /** Throws when nothing was uploaded. */
  read(blob: string): Promise<Buffer>
  write(blob: string, content: Uint8Array): Promise<void>
}

const CONTAINER = 'actions-results'
const MINUTE_MS = 60_000

/** Opens the container of artifacts in the blob service at `accountUrl`. */
export async function openBlobStore(accountUrl: string): Promise<BlobStore> {
  const credential = new StorageSharedKeyCredential(AZURITE_ACCOUNT.name, AZURITE_ACCOUNT.key)
  const container = new BlobServiceClient(accountUrl, credential).getContainerClient(CONTAINER)
  await container.createIfNotExists()

  function sign(blobName: string, permissions: string, headers: { contentDisposition?: string, contentType?: string } = {}): string {
    const now = Date.now()
    const signature = generateBlobSASQueryParameters({
      containerName: CONTAINER, blobName, permissions: BlobSASPermissions.parse(permissions),
      startsOn: new Date(now - 5 * MINUTE_MS), expiresOn: new Date(now + 10 * MINUTE_MS), ...headers,
    }, credential)
    return `${container.getBlobClient(blobName).url}?${signature.toString()}`
  }

  return {
    uploadUrl: (blob) => sign(blob, 'cw'),
    downloadUrl: (blob, fileName) => sign(blob, 'r', { contentDisposition: `attachment; filename="${fileName}"`, contentType: 'zip' }),
    read: (blob) => container.getBlobClient(blob).downloadToBuffer(),
    async write(blob, content) {
      await container.getBlockBlobClient(blob).upload(content, content.byteLength)
    },
  }
}
