using System.Security.Cryptography;
using System.Text;
using Azure.Messaging.ServiceBus;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Signing;
using Disbursement.Functions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Disbursement.Functions.Approval;

/// <summary>One provider's share of a release.</summary>
/// <param name="Round">The round.</param>
/// <param name="Provider">Provider code.</param>
public sealed record ProviderRelease(RoundRef Round, string Provider);

/// <summary>
/// Hands one provider its files: exactly the bytes that were approved, once, with a manifest. A file whose bytes
/// differ from the approved root stops the round.
/// </summary>
/// <param name="rounds">The rounds.</param>
/// <param name="files">The payment files.</param>
/// <param name="blobs">Staging and the provider's container.</param>
/// <param name="audit">The audit.</param>
/// <param name="signatures">Signs the files of contracts that want it.</param>
/// <param name="bus">Tells the provider.</param>
/// <param name="logger">Where it says so.</param>
public sealed class ReleaseProviderActivity(
    RoundStore rounds,
    PaymentFileStore files,
    BlobStore blobs,
    AuditLog audit,
    FileSignatures signatures,
    ServiceBusClient bus,
    ILogger<ReleaseProviderActivity> logger)
{
    private const string Topic = "payment-files";

    /// <summary>Releases the provider's files and tells how many there are.</summary>
    [Function(nameof(ReleaseProviderActivity))]
    public async Task<int> RunAsync([ActivityTrigger] ProviderRelease release, CancellationToken cancellationToken)
    {
        (MonthRef month, int number) = (release.Round.Month, release.Round.Round);
        RoundEntity round = await rounds.GetAsync(month, number, cancellationToken);
        IReadOnlyList<PaymentFileEntity> all = await files.ListAsync(month, number, cancellationToken);
        PaymentFileEntity[] own = [.. all.Where(file => file.Provider == release.Provider)];
        if (round.State != nameof(RoundState.Approved))
        {
            return own.Length;
        }

        ThrowUnlessApproved(round, all);
        var index = new List<(string Id, string File)>();
        foreach (PaymentFileEntity file in own)
        {
            BinaryData approved = await ApprovedAsync(month, number, file, cancellationToken);
            await signatures.SignAsync(month, file, approved, cancellationToken);
            index.AddRange(await IdsAsync(month, number, file, cancellationToken));
        }

        // A provider may answer as soon as it can read: by then its payments are known and its files released. A death
        // in between leaves files released that are not there yet; the next run brings them.
        await WriteIndexAsync(release, index, cancellationToken);
        await MarkReleasedAsync(own, cancellationToken);
        foreach (PaymentFileEntity file in own)
        {
            await signatures.HandOverAsync(month, file, cancellationToken);
            await CopyAsync(month, number, file, cancellationToken);
            await CopyPrintsAsync(month, number, file, cancellationToken);
        }

        await WriteManifestAsync(release, round, own, cancellationToken);
        await NotifyAsync(release, own, cancellationToken);
        logger.ProviderReleased(month.PartitionKey, number, release.Provider, own.Length);
        return own.Length;
    }

    /// <summary>The files must be those of the root that was approved, and as many people must have signed it.</summary>
    private static void ThrowUnlessApproved(RoundEntity round, IReadOnlyList<PaymentFileEntity> all)
    {
        ControlTotalException.ThrowIfDifferent(
            $"signatures of {round.PartitionKey} {round.RowKey}",
            round.SignaturesNeeded,
            round.SignaturesNeeded - round.SignaturesMissing());
        string root = ProposalRoot.Compute(all.SelectMany(PayoutPrints.Leaves));
        ControlTotalException.ThrowIfDifferent($"root of {round.PartitionKey} {round.RowKey}", round.Root, root);
    }

    /// <summary>The bytes of a file, which must be those that were approved.</summary>
    private async Task<BinaryData> ApprovedAsync(
        MonthRef month, int round, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        BinaryData content = await blobs.ReadAsync(
            Containers.Staging,
            PaymentPaths.Staged(month, round, file.Proposal, file.Provider, file.FileName),
            cancellationToken);
        await ThrowUnlessSameAsync(month, round, file, content, cancellationToken);
        return content;
    }

    private async Task CopyAsync(
        MonthRef month, int round, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        BinaryData content = await ApprovedAsync(month, round, file, cancellationToken);
        string container = Containers.OfProvider(file.Provider);
        string path = PaymentPaths.Released(month, round, file.FileName);
        bool written = await blobs.CreateAsync(
            container, path, content, PaymentPaths.ContentType(file.FileName), cancellationToken);
        if (!written)
        {
            content = await blobs.ReadAsync(container, path, cancellationToken);
            await ThrowUnlessSameAsync(month, round, file, content, cancellationToken);
        }
    }

    /// <summary>The forms that people sign: the bytes that the root covers, too.</summary>
    private async Task CopyPrintsAsync(
        MonthRef month, int round, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        foreach (PrintedForm form in PayoutPrints.Of(file))
        {
            string staged = PaymentPaths.Staged(month, round, file.Proposal, file.Provider, form.Name);
            BinaryData content = await blobs.ReadAsync(Containers.Staging, staged, cancellationToken);
            ControlTotalException.ThrowIfDifferent(
                $"bytes of {form.Name}", form.Sha256, PayoutPrints.HashOf(content));
            string container = Containers.OfProvider(file.Provider);
            string path = PaymentPaths.Released(month, round, form.Name);
            if (!await blobs.CreateAsync(
                container, path, content, PaymentPaths.ContentType(form.Name), cancellationToken))
            {
                content = await blobs.ReadAsync(container, path, cancellationToken);
                ControlTotalException.ThrowIfDifferent(
                    $"bytes of {form.Name}", form.Sha256, PayoutPrints.HashOf(content));
            }
        }
    }

    private async Task ThrowUnlessSameAsync(
        MonthRef month, int round, PaymentFileEntity file, BinaryData content, CancellationToken cancellationToken)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(content.ToMemory().Span));
        if (hash != file.Sha256)
        {
            IReadOnlyList<PaymentEntry> meant = await EntriesAsync(month, round, file, cancellationToken);
            ControlTotalException.ThrowIfDifferent(
                $"bytes of {file.RowKey}", file.Sha256, hash, PaymentFileFormats.FindFirst(file.Format, meant, content));
        }
    }

    private async Task<IEnumerable<(string Id, string File)>> IdsAsync(
        MonthRef month, int round, PaymentFileEntity file, CancellationToken cancellationToken) =>
        (await EntriesAsync(month, round, file, cancellationToken))
            .Select(entry => (entry.Id.ToString(), file.RowKey));

    private async Task<IReadOnlyList<PaymentEntry>> EntriesAsync(
        MonthRef month, int round, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        BinaryData content = await blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Entries(month, round, file.Proposal, file.RowKey), cancellationToken);
        using Stream stream = content.ToStream();
        return [.. PaymentEntryCsv.Read(stream)];
    }

    private async Task WriteIndexAsync(
        ProviderRelease release, List<(string Id, string File)> index, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("endToEndId,fileId\n");
        foreach ((string id, string file) in index.OrderBy(static item => item.Id, StringComparer.Ordinal))
        {
            text.Append(id).Append(',').Append(file).Append('\n');
        }

        await blobs.CreateAsync(
            Containers.Ledger,
            LedgerPaths.EndToEndIndex(release.Provider, release.Round.Month, release.Round.Round),
            BinaryData.FromString(text.ToString()),
            LedgerBytes.ContentType,
            cancellationToken);
    }

    private async Task WriteManifestAsync(
        ProviderRelease release, RoundEntity round, PaymentFileEntity[] own, CancellationToken cancellationToken)
    {
        (int sequence, string hash) = await audit.HeadAsync(release.Round.Month, cancellationToken);
        BinaryData manifest = ReleaseManifest.Of(
            release, round, own, FormattableString.Invariant($"{sequence}:{hash}"));
        await blobs.CreateAsync(
            Containers.OfProvider(release.Provider),
            PaymentPaths.Released(release.Round.Month, release.Round.Round, "manifest.json"),
            manifest,
            StoreJson.ContentType,
            cancellationToken);
    }

    private async Task MarkReleasedAsync(PaymentFileEntity[] own, CancellationToken cancellationToken)
    {
        foreach (PaymentFileEntity file in own.Where(static file => file.State == nameof(PaymentFileState.Proposed)))
        {
            file.State = nameof(PaymentFileState.Released);
            if (!await files.UpdateAsync(file, cancellationToken))
            {
                throw new IOException($"The row of {file.RowKey} changed meanwhile; the release is tried again.");
            }
        }
    }

    /// <summary>A notification may be lost or doubled: the manifest is what counts.</summary>
    private async Task NotifyAsync(
        ProviderRelease release, PaymentFileEntity[] own, CancellationToken cancellationToken)
    {
        MonthRef month = release.Round.Month;
        var notice = new
        {
            release.Provider,
            month.Province,
            month.Period,
            release.Round.Round,
            Files = own.Length,
            Payments = own.Sum(static file => file.Payments),
            SumDong = own.Sum(static file => file.SumDong),
        };
        var message = new ServiceBusMessage(StoreJson.ToBytes(notice))
        {
            MessageId = FormattableString.Invariant($"{month.Folder}/r{release.Round.Round}/{release.Provider}"),
            Subject = release.Provider,
            ContentType = StoreJson.ContentType,
        };
        await using ServiceBusSender sender = bus.CreateSender(Topic);
        await sender.SendMessageAsync(message, cancellationToken);
    }
}
