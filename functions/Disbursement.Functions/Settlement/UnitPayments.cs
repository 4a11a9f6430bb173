using System.Text.Json.Serialization;
using Disbursement.Core.Advances;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>One attempt to pay, with where it stands.</summary>
/// <param name="Entry">The payment.</param>
/// <param name="Standing">Where it stands.</param>
/// <param name="FileId">The file it went out in.</param>
internal sealed record PaymentAttempt(PaymentEntry Entry, PaymentStanding Standing, string FileId);

/// <summary>What one unit has in one payment file.</summary>
/// <param name="FileId">The file.</param>
/// <param name="Group">The group, which is also the budget source.</param>
/// <param name="Applied">How many parts were folded.</param>
/// <param name="IsSealed">Whether nothing is applied to the file any more.</param>
/// <param name="Totals">The unit's payments in it.</param>
public sealed record UnitFile(string FileId, ProgrammeGroup Group, int Applied, bool IsSealed, FileTotals Totals)
{
    /// <summary>
    /// Of the failed, those that no later attempt of the month stands for; null in a count made before the advance was
    /// settled here.
    /// </summary>
    public Tally? Carried { get; init; }

    /// <summary>Of the failed, those that a later attempt of the month stands for; null like <see cref="Carried"/>.</summary>
    public Tally? Resent { get; init; }

    /// <summary>How many go to focal accounts; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Focal { get; init; }
}

/// <summary>All attempts of one unit and group over the rounds of a month.</summary>
internal sealed class UnitAttempts
{
    private readonly Dictionary<(Period Period, EntitlementKey Key), PaymentAttempt> _last = [];
    private readonly Dictionary<string, Tally> _resent = new(StringComparer.Ordinal);

    /// <summary>The last attempts: what an entitlement's payment came to.</summary>
    public IReadOnlyCollection<PaymentAttempt> Last => _last.Values;

    /// <summary>All attempts, in count and money.</summary>
    public Tally All { get; private set; }

    /// <summary>Attempts that say paid. More than last ones that say so would be somebody paid twice.</summary>
    public Tally Paid { get; private set; }

    /// <summary>The last attempt to pay an entitlement of a month; null when none was released.</summary>
    public PaymentAttempt? Find(Period period, EntitlementKey key) => _last.GetValueOrDefault((period, key));

    /// <summary>Adds an attempt, in any order.</summary>
    public void Add(PaymentAttempt attempt)
    {
        PaymentEntry entry = attempt.Entry;
        All = All.With(entry.Amount);
        Paid = attempt.Standing.State == PaymentState.Paid ? Paid.With(entry.Amount) : Paid;
        if (!_last.TryGetValue((entry.Period, entry.Key), out PaymentAttempt? other))
        {
            _last[(entry.Period, entry.Key)] = attempt;
            return;
        }

        bool isLater = other.Entry.Attempt < entry.Attempt;
        _last[(entry.Period, entry.Key)] = isLater ? attempt : other;
        PaymentAttempt replaced = isLater ? other : attempt;
        if (HasFailed(replaced))
        {
            _resent[replaced.FileId] = _resent.GetValueOrDefault(replaced.FileId).With(replaced.Entry.Amount);
        }
    }

    /// <summary>The failed attempts of each file that nothing was sent for since. All attempts are added before.</summary>
    public IReadOnlyDictionary<string, Tally> Carried() => _last.Values.Where(HasFailed)
        .GroupBy(static attempt => attempt.FileId, StringComparer.Ordinal)
        .ToDictionary(
            static group => group.Key,
            static group => group.Aggregate(Tally.None, static (sum, attempt) => sum.With(attempt.Entry.Amount)),
            StringComparer.Ordinal);

    /// <summary>The failed attempts of a file that a later one stands for. All attempts are added before.</summary>
    public Tally ResentOf(string fileId) => _resent.GetValueOrDefault(fileId);

    private static bool HasFailed(PaymentAttempt attempt) =>
        attempt.Standing.State != PaymentState.Paid && PaymentTransitions.IsFinal(attempt.Standing.State);
}

/// <summary>The payments of one unit in a month: every released file of every round.</summary>
/// <param name="Groups">The attempts by group.</param>
/// <param name="Files">The files.</param>
internal sealed record UnitSettlement(
    IReadOnlyDictionary<ProgrammeGroup, UnitAttempts> Groups, IReadOnlyList<UnitFile> Files)
{
    /// <summary>The attempts of a group; empty ones when it has none.</summary>
    public UnitAttempts Of(ProgrammeGroup group) => Groups.GetValueOrDefault(group) ?? new UnitAttempts();

    /// <summary>The last attempts that did not pay.</summary>
    public IEnumerable<PaymentAttempt> Unpaid() => Groups.Values
        .SelectMany(static attempts => attempts.Last)
        .Where(static attempt => attempt.Standing.State != PaymentState.Paid);

    /// <summary>What they leave owed: the month it is for, and whether an answer may still come.</summary>
    public IEnumerable<(Period Due, Vnd Amount, bool IsOpen)> Owed() => Unpaid().Select(static attempt => (
        attempt.Entry.Period, attempt.Entry.Amount, !PaymentTransitions.IsFinal(attempt.Standing.State)));
}

/// <summary>Brings the payments of one unit together. Memory is bounded by the unit.</summary>
/// <param name="files">The payment files.</param>
/// <param name="standings">Where their payments stand.</param>
/// <param name="applier">Seals files.</param>
public sealed class UnitPayments(PaymentFileStore files, StandingStore standings, ResultApplier applier)
{
    /// <summary>Reads the unit's payments.</summary>
    /// <param name="month">The month.</param>
    /// <param name="unit">Code of the unit.</param>
    /// <param name="seal">Whether its files are sealed first: what is read is then final.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    internal async Task<UnitSettlement> LoadAsync(
        MonthRef month, string unit, bool seal, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<ProgrammeGroup, UnitAttempts>();
        var parts = new List<UnitFile>();
        foreach (PaymentFileEntity file in await files.ListAsync(month, round: null, cancellationToken))
        {
            // A contract may group units: such a file carries the province's code, its payments each their unit's.
            bool released = file.State is not (nameof(PaymentFileState.Built) or nameof(PaymentFileState.Proposed));
            if (released && (file.Unit == unit || file.Unit == month.Province))
            {
                FileStanding standing = seal
                    ? await applier.SealAsync(month, file, cancellationToken)
                    : await standings.LoadAsync(month, file, cancellationToken);
                parts.AddRange(Take(groups, unit, file, standing));
                standings.Keep(month, file, standing);
            }
        }

        return new UnitSettlement(groups, Settled(groups, parts));
    }

    /// <summary>Tells of each file what its failures came to, which is known once all files are read.</summary>
    private static UnitFile[] Settled(Dictionary<ProgrammeGroup, UnitAttempts> groups, List<UnitFile> parts)
    {
        var carried = groups.ToDictionary(static group => group.Key, static group => group.Value.Carried());
        return
        [
            .. parts.Select(part => part with
            {
                Carried = carried[part.Group].GetValueOrDefault(part.FileId),
                Resent = groups[part.Group].ResentOf(part.FileId),
            }),
        ];
    }

    private static IEnumerable<UnitFile> Take(
        Dictionary<ProgrammeGroup, UnitAttempts> groups, string unit, PaymentFileEntity file, FileStanding standing)
    {
        foreach (IGrouping<ProgrammeGroup, PaymentEntry> group in
            standing.Entries.Where(entry => entry.Unit == unit).GroupBy(static entry => entry.Group))
        {
            if (!groups.TryGetValue(group.Key, out UnitAttempts? attempts))
            {
                groups[group.Key] = attempts = new UnitAttempts();
            }

            FileTotals totals = FileTotals.None;
            foreach (PaymentEntry entry in group)
            {
                PaymentStanding payment = standing.Payments[entry.Id];
                attempts.Add(new PaymentAttempt(entry, payment, file.RowKey));
                totals = totals.With(payment);
            }

            int focal = group.Count(FocalPayment.IsFocal);
            yield return new UnitFile(file.RowKey, group.Key, standing.Number, standing.IsSealed, totals)
            {
                Focal = focal > 0 ? focal : null,
            };
        }
    }
}
