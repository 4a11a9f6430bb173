using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;

namespace Disbursement.Core.Coverage;

/// <summary>
/// Counts one unit and group, row by row in the order of persons, in memory that does not grow with them.
/// </summary>
/// <remarks>
/// First the refused rows in any order, then the accepted rows sorted by person (the order of the ledger). The refused
/// are kept in a set, since a person with a refused and an accepted row is listed once and not refused.
/// </remarks>
public sealed class CoverageAccumulator
{
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly PersonTally _person = new();
    private CoverageFigures _figures = CoverageFigures.None;
    private CoverageMoney _due = CoverageMoney.None;
    private CoverageMoney _paid = CoverageMoney.None;
    private PersonKey? _current;
    private long _refusedWithoutIdentity;
    private bool _completed;

    /// <summary>Counts a refused row.</summary>
    /// <param name="identity">The citizen id as sent; empty or <see langword="null"/> when the row has none, which then
    /// counts as a person of its own.</param>
    /// <exception cref="InvalidOperationException">An accepted row was added before.</exception>
    public void AddRefused(string? identity)
    {
        ThrowIf(_current is not null || _completed, "Refused rows are counted before accepted ones.");
        if (string.IsNullOrWhiteSpace(identity))
        {
            _refusedWithoutIdentity++;
        }
        else
        {
            _refused.Add(identity.Trim());
        }
    }

    /// <summary>Counts an accepted row.</summary>
    /// <exception cref="InvalidOperationException">Its person sorts before the last one's, or it is paid without a
    /// channel.</exception>
    public void Add(CoverageFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ThrowIf(_completed, "The count is complete.");
        ThrowIf(fact is { End: CoverageEnd.Paid, Channel: ChannelKind.None }, "What is paid went through a channel.");
        ThrowIf(_current is { } last && fact.Person < last, "Accepted rows come sorted by person.");
        if (_current is { } person && person != fact.Person)
        {
            _figures = _person.CountInto(_figures);
        }

        if (_current != fact.Person)
        {
            _current = fact.Person;
            _refused.Remove(fact.Person.Reveal());
        }

        _person.Add(fact);
        _due = _due.With(fact.Channel, fact.Due);
        _paid = fact.End == CoverageEnd.Paid ? _paid.With(fact.Channel, fact.Due) : _paid;
    }

    /// <summary>Ends the count.</summary>
    /// <exception cref="ControlTotalException">The figures do not add up.</exception>
    public CoverageFigures Complete()
    {
        ThrowIf(_completed, "The count is complete.");
        _completed = true;
        CoverageFigures counted = _current is null ? _figures : _person.CountInto(_figures);
        long refused = _refused.Count + _refusedWithoutIdentity;
        CoverageFigures complete = counted with
        {
            Refused = refused,
            Listed = refused + counted.Beneficiaries,
            Due = _due,
            Paid = _paid,
        };
        ControlTotalException.ThrowIfDifferent(
            "beneficiaries by how they ended",
            complete.Beneficiaries,
            complete.PaidToAccount + complete.PaidPost + complete.PaidHome + complete.PaidFocal
                + complete.Failed + complete.Unclaimed + complete.Open);
        return complete;
    }

    private static void ThrowIf(bool broken, string message)
    {
        if (broken)
        {
            throw new InvalidOperationException(message);
        }
    }

    /// <summary>What the rows of one person say together.</summary>
    private sealed class PersonTally
    {
        private readonly HashSet<ChannelKind> _channels = [];
        private CoverageEnd _end;
        private bool _held;
        private bool _reviewed;
        private bool _ownAccount;
        private bool _othersAccount;

        public void Add(CoverageFact fact)
        {
            _channels.Add(fact.Channel);
            _end = (CoverageEnd)Math.Max((int)_end, (int)fact.End);
            _held |= fact.State == PaymentState.Held;
            _reviewed |= fact.Reviewed;
            _ownAccount |= fact is { NamesAccount: true, InAnothersName: false };
            _othersAccount |= fact is { NamesAccount: true, InAnothersName: true };
        }

        /// <summary>Adds the person to the figures and forgets them.</summary>
        public CoverageFigures CountInto(CoverageFigures figures)
        {
            CoverageFigures counted = CountEnd(figures) with
            {
                Beneficiaries = figures.Beneficiaries + 1,
                Held = figures.Held + (_held ? 1 : 0),
                Reviewed = figures.Reviewed + (_reviewed ? 1 : 0),
                WithAccount = figures.WithAccount + (_ownAccount || _othersAccount ? 1 : 0),
                WithAccountOtherName = figures.WithAccountOtherName + (_othersAccount && !_ownAccount ? 1 : 0),
            };
            _channels.Clear();
            _end = CoverageEnd.Paid;
            _held = _reviewed = _ownAccount = _othersAccount = false;
            return counted;
        }

        private CoverageFigures CountEnd(CoverageFigures figures) => _end switch
        {
            CoverageEnd.Open => figures with { Open = figures.Open + 1 },
            CoverageEnd.Failed => figures with { Failed = figures.Failed + 1 },
            CoverageEnd.Unclaimed => figures with { Unclaimed = figures.Unclaimed + 1 },
            _ => CountPaid(figures),
        };

        /// <summary>One row in cash makes a person one paid in cash: coverage is never overstated.</summary>
        private CoverageFigures CountPaid(CoverageFigures figures)
        {
            if (_channels.Contains(ChannelKind.CommuneHome) || _channels.Contains(ChannelKind.PostHome))
            {
                return figures with { PaidHome = figures.PaidHome + 1 };
            }

            if (_channels.Contains(ChannelKind.Post))
            {
                return figures with { PaidPost = figures.PaidPost + 1 };
            }

            if (_channels.Contains(ChannelKind.Focal))
            {
                return figures with { PaidFocal = figures.PaidFocal + 1 };
            }

            if (_channels.Contains(ChannelKind.Bank))
            {
                return figures with { PaidBank = figures.PaidBank + 1 };
            }

            return _channels.Contains(ChannelKind.Wallet)
                ? figures with { PaidWallet = figures.PaidWallet + 1 }
                : figures with { PaidMobileMoney = figures.PaidMobileMoney + 1 };
        }
    }
}
