using Disbursement.Core.Entitlements;

namespace Disbursement.Core.Comparison;

/// <summary>Adds up two months by place. Memory is by places, never by people. Not for several threads.</summary>
public sealed class ComparisonAccumulator
{
    private readonly Dictionary<ComparisonPlace, ComparisonFigures> _places = [];

    /// <summary>Takes a row of the month before.</summary>
    public void AddBefore(ComparisonPlace place, EntitlementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Add(place, new ComparisonFigures
        {
            EntitlementsBefore = 1,
            AmountBeforeDong = row.Amount.Dong,
            ArrearsBeforeDong = row.Arrears.Dong,
        });
    }

    /// <summary>Takes a row of this month.</summary>
    public void AddNow(ComparisonPlace place, EntitlementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        Add(place, new ComparisonFigures
        {
            Entitlements = 1,
            AmountDong = row.Amount.Dong,
            ArrearsDong = row.Arrears.Dong,
            WithAccount = row.Account is null ? 0 : 1,
        });
    }

    /// <summary>Takes figures that were added up elsewhere.</summary>
    public void Add(ComparisonPlace place, ComparisonFigures figures) =>
        _places[place] = _places.TryGetValue(place, out ComparisonFigures? sum) ? sum + figures : figures;

    /// <summary>Takes a difference, paired over the province.</summary>
    public void Add(EntitlementDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        switch (difference)
        {
            case { Before: null, Now: { } now }:
                Add(now.Place, new ComparisonFigures
                {
                    New = new Change(1, 0, now.Amount.Dong),
                    NewWithAccount = now.Account is null ? 0 : 1,
                    Arrears = ArrearsOf(difference, null, now),
                });
                break;
            case { Before: { } before, Now: null }:
                Add(before.Place, new ComparisonFigures
                {
                    Stopped = new Change(1, before.Amount.Dong, 0),
                    Arrears = ArrearsOf(difference, before, null),
                });
                break;
            case { Before: { } before, Now: { } now }:
                AddPair(difference, before, now);
                break;
            default:
                throw new ArgumentException("A difference has at least one side.", nameof(difference));
        }
    }

    /// <summary>The places in order, whether or not their differences were taken yet.</summary>
    public IReadOnlyList<ComparisonRow> Totals() =>
    [
        .. _places.Where(static place => place.Value != ComparisonFigures.None)
            .OrderBy(static place => place.Key)
            .Select(static place => new ComparisonRow(place.Key, place.Value)),
    ];

    /// <summary>The places in order, when all differences were taken.</summary>
    /// <exception cref="Money.ControlTotalException">The differences of a place do not explain its months.</exception>
    public IReadOnlyList<ComparisonRow> Build()
    {
        IReadOnlyList<ComparisonRow> rows = Totals();
        foreach (ComparisonRow row in rows)
        {
            row.Figures.ThrowIfBroken($"{row.Place.Unit}/{row.Place.Commune}/{row.Place.Group}");
        }

        return rows;
    }

    private void AddPair(EntitlementDifference difference, DifferenceSide before, DifferenceSide now)
    {
        if (difference.IsRenamed)
        {
            // The place only has a new code: what it had before is counted under it, so that nothing seems to move.
            Shift(before, now.Place);
        }

        bool moved = difference.Kinds.HasFlag(DifferenceKinds.Moved);
        bool amount = !moved && difference.Kinds.HasFlag(DifferenceKinds.Amount);
        var money = new Change(1, before.Amount.Dong, now.Amount.Dong);
        Add(now.Place, new ComparisonFigures
        {
            MovedIn = moved ? new Change(1, 0, now.Amount.Dong) : default,
            Amount = amount ? money : default,
            Arrears = moved ? ArrearsOf(difference, null, now) : ArrearsOf(difference, before, now),
            Account = difference.Kinds.HasFlag(DifferenceKinds.Account) ? money : default,
            Channel = difference.Kinds.HasFlag(DifferenceKinds.Channel) ? money : default,
            Receiver = difference.Kinds.HasFlag(DifferenceKinds.Receiver) ? money : default,
        });
        if (moved)
        {
            Add(before.Place, new ComparisonFigures
            {
                MovedOut = new Change(1, before.Amount.Dong, 0),
                Arrears = new Change(0, before.Arrears.Dong, 0),
            });
        }
    }

    private void Shift(DifferenceSide before, ComparisonPlace to)
    {
        var one = new ComparisonFigures
        {
            EntitlementsBefore = 1,
            AmountBeforeDong = before.Amount.Dong,
            ArrearsBeforeDong = before.Arrears.Dong,
        };
        Add(to, one);
        Add(before.Place, new ComparisonFigures
        {
            EntitlementsBefore = -one.EntitlementsBefore,
            AmountBeforeDong = -one.AmountBeforeDong,
            ArrearsBeforeDong = -one.ArrearsBeforeDong,
        });
    }

    /// <summary>Other arrears count once, where the entitlement is now; their money counts at both ends.</summary>
    private static Change ArrearsOf(
        EntitlementDifference difference, DifferenceSide? before, DifferenceSide? now) => new(
        difference.Kinds.HasFlag(DifferenceKinds.Arrears) ? 1 : 0, before?.Arrears.Dong ?? 0, now?.Arrears.Dong ?? 0);
}
