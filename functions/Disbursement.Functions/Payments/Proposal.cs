using Disbursement.Core.Advances;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Tripwires;
using Disbursement.Functions.Close;
using Disbursement.Functions.Verification;
using Disbursement.Functions.Web.Views;

namespace Disbursement.Functions.Payments;

/// <summary>One file as proposed.</summary>
/// <param name="FileId">File id.</param>
/// <param name="Provider">Provider code.</param>
/// <param name="Unit">Code of the list-making unit.</param>
/// <param name="Source">Budget source.</param>
/// <param name="FileName">File name.</param>
/// <param name="Payments">Number of payments.</param>
/// <param name="SumDong">Money, in đồng.</param>
/// <param name="Sha256">Hash of its bytes.</param>
public sealed record ProposedFile(
    string FileId, string Provider, string Unit, string Source, string FileName, int Payments, long SumDong, string Sha256);

/// <summary>Count and money of one provider, unit or source.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Payments">Number of payments.</param>
/// <param name="SumDong">Money, in đồng.</param>
public sealed record ProposedTotal(string Code, int Payments, long SumDong);

/// <summary>What an approver sees, and what the root is computed over.</summary>
public sealed record Proposal
{
    /// <summary>2-digit province code.</summary>
    public required string Province { get; init; }

    /// <summary>The month, <c>yyyy-MM</c>.</summary>
    public required string Period { get; init; }

    /// <summary>Round number, from 1.</summary>
    public required int Round { get; init; }

    /// <summary>1 for the first proposal, one more after each send-back.</summary>
    public required int Attempt { get; init; }

    /// <summary>The time that stands inside the files.</summary>
    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Root hash over exactly these files.</summary>
    public required string Root { get; init; }

    /// <summary>Number of payments.</summary>
    public required int Payments { get; init; }

    /// <summary>Money, in đồng.</summary>
    public required long SumDong { get; init; }

    /// <summary>Totals by provider.</summary>
    public required IReadOnlyList<ProposedTotal> ByProvider { get; init; }

    /// <summary>Totals by unit.</summary>
    public required IReadOnlyList<ProposedTotal> ByUnit { get; init; }

    /// <summary>Totals by budget source.</summary>
    public required IReadOnlyList<ProposedTotal> BySource { get; init; }

    /// <summary>Taken in + carried in = in files + held.</summary>
    public required RoundProof Proof { get; init; }

    /// <summary>What it pays for earlier months, by how long that has been owed, oldest first.</summary>
    public IReadOnlyList<CarriedTotal> CarriedByAge { get; init; } = [];

    /// <summary>What providers have in hand from earlier months: netted in what the Treasury is asked for.</summary>
    public IReadOnlyList<MoneyInHand> InHand { get; init; } = [];

    /// <summary>What changed against the month before, per unit, in the lists that this round pays first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ListChanges>> Changes { get; init; }

    /// <summary>Accounts that took another's place of late, per unit that has any, in lists that this round pays first.</summary>
    public IReadOnlyDictionary<string, FreshAccounts> FreshAccounts { get; init; } =
        new Dictionary<string, FreshAccounts>(StringComparer.Ordinal);

    /// <summary>What was missing when intake closed: <c>152</c> a unit, <c>148/ncc</c> a list.</summary>
    public IReadOnlyList<string> ClosedWithout { get; init; } = [];

    /// <summary>Why it was closed all the same; empty when nothing was missing.</summary>
    public string ClosedWithoutBecause { get; init; } = "";

    /// <summary>What changed against the month before, by group and unit; first round only.</summary>
    public required ComparisonView? Comparison { get; init; }

    /// <summary>What is beyond its limit, so that two people must sign.</summary>
    public required IReadOnlyList<TrippedWire> Tripwires { get; init; }

    /// <summary>What intake noticed in the rows that this round pays first, by number.</summary>
    public IReadOnlyList<WarningView> Warnings { get; init; } = [];

    /// <summary>Open exceptions by kind.</summary>
    public required IReadOnlyDictionary<string, int> OpenExceptions { get; init; }

    /// <summary>How many different people must sign it.</summary>
    public required int SignaturesNeeded { get; init; }

    /// <summary>Number and hash of the last audit entry before the proposal.</summary>
    public required string AuditHead { get; init; }

    /// <summary>The files.</summary>
    public required IReadOnlyList<ProposedFile> Files { get; init; }

    /// <summary>Its files, as a funds request adds them up.</summary>
    public IReadOnlyList<(FileId Id, Tally Total)> Totals() =>
    [
        .. Files.Select(static file => (
            FileId.Parse(file.FileId), new Tally(file.Payments, Vnd.FromDong(file.SumDong)))),
    ];
}
