using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Signing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Web.Grants;
using Disbursement.Functions.Web.Identity;
using Disbursement.Functions.Web.Problems;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Web.Actions;

/// <summary>What a provider sees: its own released files and nothing else.</summary>
/// <param name="months">The months there are.</param>
/// <param name="files">Their files.</param>
/// <param name="reference">The contracts, which say whom to ask.</param>
/// <param name="grants">Rights to read them.</param>
/// <param name="audit">The audit.</param>
/// <param name="clock">Tells the time.</param>
public sealed class ProviderFiles(
    MonthByMonth months,
    PaymentFileStore files,
    ReferenceStore reference,
    BlobGrants grants,
    AuditLog audit,
    TimeProvider clock)
{
    /// <summary>Bound on attempts while results are applied to the same row.</summary>
    private const int AttemptsMax = 10;

    /// <summary>The released files of the caller, oldest month first.</summary>
    /// <param name="actor">The provider.</param>
    /// <param name="openOnly">Leaves out what is answered.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IReadOnlyList<ProviderFileView>> ListAsync(
        Actor actor, bool openOnly, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var views = new List<ProviderFileView>();
        await months.EachAsync(AddMonthAsync, cancellationToken);
        return views;

        async Task AddMonthAsync(MonthRef month, MonthEntity state)
        {
            if (state.State is nameof(MonthState.Collecting) or nameof(MonthState.Closed)
                || (openOnly && state.State == nameof(MonthState.Settled)))
            {
                return;
            }

            foreach (PaymentFileEntity file in await files.ListAsync(month, round: null, cancellationToken))
            {
                if (actor.Is(file.Provider) && IsReleased(file, openOnly))
                {
                    views.Add(await ViewAsync(month, file, cancellationToken));
                }
            }
        }
    }

    /// <summary>Records that the provider has read a file; saying it twice changes nothing.</summary>
    /// <param name="actor">The provider.</param>
    /// <param name="id">The file id.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProblemException">It is no released file of this provider.</exception>
    public async Task<DeedView> FetchedAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);

        // One answer for "not there" and "not yours": a provider does not learn of another's files.
        if (!FileId.TryParse(id, out FileId parsed) || !actor.Is(parsed.Provider))
        {
            throw new ProblemException(MonthProblems.FileUnknown);
        }

        var month = new MonthRef(parsed.Province, $"{parsed.YearMonth[..4]}-{parsed.YearMonth[4..]}");
        PaymentFileEntity row = await MarkAsync(actor, month, parsed, cancellationToken);
        await audit.AppendAsync(
            month, $"file.fetched|{parsed}", "file.fetched", actor.Signature, parsed.ToString(), cancellationToken);
        return new DeedView(row.State, actor.Signature);
    }

    private static bool IsReleased(PaymentFileEntity file, bool openOnly) => file.State switch
    {
        nameof(PaymentFileState.Released) or nameof(PaymentFileState.Fetched) => true,
        nameof(PaymentFileState.PartlyAnswered) or nameof(PaymentFileState.Overdue) => true,
        nameof(PaymentFileState.Answered) => !openOnly,
        _ => false,
    };

    private async Task<PaymentFileEntity> MarkAsync(
        Actor actor, MonthRef month, FileId id, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            PaymentFileEntity? row = await files.FindAsync(month, id.ToString(), cancellationToken);
            if (row is null || !actor.Is(row.Provider) || !IsReleased(row, openOnly: false))
            {
                throw new ProblemException(MonthProblems.FileUnknown);
            }

            Transition<PaymentFileState> next = PaymentFileTransitions.Next(
                Enum.Parse<PaymentFileState>(row.State), PaymentFileEvent.Fetch);
            if (next.Kind != TransitionKind.Moved && row.FetchedAt is not null)
            {
                return row;
            }

            row.State = next.State.ToString();
            row.FetchedAt ??= clock.GetUtcNow();
            if (await files.UpdateAsync(row, cancellationToken))
            {
                return row;
            }
        }

        throw new ProblemException(MonthProblems.Contended);
    }

    private async Task<ProviderFileView> ViewAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        string container = Containers.OfProvider(file.Provider);
        BlobGrant grant = await grants.ReadAsync(
            container, PaymentPaths.Released(month, file.Round, file.FileName), cancellationToken);
        var prints = new List<ProviderPrintView>();
        foreach (PrintedForm form in PayoutPrints.Of(file))
        {
            BlobGrant print = await grants.ReadAsync(
                container, PaymentPaths.Released(month, file.Round, form.Name), cancellationToken);
            prints.Add(new ProviderPrintView(form.Name, form.Sha256, print.Url));
        }

        return new ProviderFileView(
            file.Provider,
            month.Province,
            month.Period,
            file.Round,
            file.RowKey,
            file.FileName,
            file.Format,
            file.Payments,
            file.SumDong,
            file.Sha256,
            grant.Url,
            grant.Expires,
            file.State)
        {
            Prints = prints,
            Contacts = await ContactsAsync(month, file, cancellationToken),
            Signature = await SignatureAsync(month, file, cancellationToken),
        };
    }

    /// <summary>Whom the contract names for questions about the file.</summary>
    private async Task<IReadOnlyList<ContractContact>> ContactsAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        ContractBook book = (await reference.OfAsync(month, cancellationToken)).Contracts.For(month.Province);
        return ProgrammeGroups.TryParse(file.Source, out ProgrammeGroup source)
            ? book.ContactsOf(
                file.Provider, new ContractScope(month.Province, file.Unit, source, month.ToPeriod().FirstDay))
            : [];
    }

    private async Task<ProviderSignatureView?> SignatureAsync(
        MonthRef month, PaymentFileEntity file, CancellationToken cancellationToken)
    {
        if (file.SignatureSha256.Length == 0)
        {
            return null;
        }

        string name = FileSignatures.NameOf(file);
        BlobGrant grant = await grants.ReadAsync(
            Containers.OfProvider(file.Provider), PaymentPaths.Released(month, file.Round, name), cancellationToken);
        return new ProviderSignatureView(name, file.SignatureSha256, grant.Url);
    }
}
