using Azure.Storage.Blobs.Specialized;
using Disbursement.Core.Intake;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Reports;
using Disbursement.Functions.Months;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Intake;

/// <summary>Where the parts of a read list go: chunks and index into the ledger, refused rows beside the receipt.</summary>
/// <param name="blobs">The containers.</param>
/// <param name="path">The list's place.</param>
/// <param name="file">The list's path as the officer wrote it.</param>
/// <param name="round">1, or the round from 2 that pays it when it came after close: what is taken depends on it.</param>
/// <param name="part">Which of its list's supplements of that round, from 1.</param>
internal sealed class BlobIntakeOutput(BlobStore blobs, IntakePath path, string file, int round, int part)
    : IIntakeOutput
{
    private readonly MonthRef _month = new(path.Province, path.Period.ToString());

    /// <inheritdoc />
    public Task WriteChunkAsync(
        string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        blobs.CreateAsync(
            Containers.Ledger, $"{Folder(sha256)}/{name}", new BinaryData(bytes), LedgerBytes.ContentType, cancellationToken);

    /// <inheritdoc />
    /// <remarks>Streamed in blocks: fifty thousand refused rows are not held in memory.</remarks>
    public async Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken)
    {
        var receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        return new BlobWriteStream(
            receipts.GetBlockBlobClient(ReceiptPaths.RejectedOf(file)),
            path.IsWorkbook ? CoverageXlsx.ContentType : LedgerBytes.ContentType);
    }

    /// <inheritdoc />
    public async Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken)
    {
        var ledger = await blobs.ContainerAsync(Containers.Ledger, cancellationToken);
        return new BlobWriteStream(
            ledger.GetBlockBlobClient($"{Folder(sha256)}/refused.csv"), LedgerBytes.ContentType);
    }

    /// <summary>Writes the index last: chunks without an index are nothing.</summary>
    public async Task FinishAsync(IntakeResult result, CancellationToken cancellationToken)
    {
        await blobs.ReplaceAsync(
            Containers.Receipts,
            file + ReceiptPaths.DraftSuffix,
            new BinaryData(result.Receipt.ToBytes()),
            StoreJson.ContentType,
            cancellationToken);
        if (result.Index is null || result.Receipt.Refused.Rows == 0)
        {
            await DropRejectedAsync(blobs, file, cancellationToken);
        }

        if (result.Index is not null)
        {
            await blobs.CreateAsync(
                Containers.Ledger,
                $"{Folder(result.Sha256)}/{ChunkIndex.FileName}",
                new BinaryData(result.Index.ToBytes()),
                StoreJson.ContentType,
                cancellationToken);
        }
    }

    /// <summary>
    /// Takes away the refused rows of an earlier version under the same name: beside a receipt that refuses none, an
    /// officer would mend and send what is long in order.
    /// </summary>
    public static async Task DropRejectedAsync(BlobStore blobs, string file, CancellationToken cancellationToken)
    {
        var receipts = await blobs.ContainerAsync(Containers.Receipts, cancellationToken);
        await receipts.GetBlobClient(ReceiptPaths.RejectedOf(file))
            .DeleteIfExistsAsync(cancellationToken: cancellationToken);
    }

    private string Folder(string sha256) => LedgerPaths.Intake(
        _month, path.Unit, path.List, FrozenList.VersionOf(sha256, round, part));
}
