namespace Disbursement.Core.Comparison;

/// <summary>Two months of one place, or of several added up. Money is the allowance; arrears stand apart.</summary>
/// <remarks>
/// Always: <see cref="Entitlements"/> − before = new − stopped + moved in − moved out, and <see cref="AmountDong"/> −
/// before = the net of new, stopped, moved in, moved out and amount changed (<see cref="ThrowIfBroken"/>).
/// </remarks>
public sealed record ComparisonFigures
{
    /// <summary>Nothing listed in either month.</summary>
    public static readonly ComparisonFigures None = new();

    /// <summary>Entitlements listed the month before.</summary>
    public long EntitlementsBefore { get; init; }

    /// <summary>Entitlements listed this month.</summary>
    public long Entitlements { get; init; }

    /// <summary>Their allowances the month before, in đồng.</summary>
    public long AmountBeforeDong { get; init; }

    /// <summary>Their allowances this month, in đồng.</summary>
    public long AmountDong { get; init; }

    /// <summary>Arrears paid the month before, in đồng.</summary>
    public long ArrearsBeforeDong { get; init; }

    /// <summary>Arrears paid this month, in đồng.</summary>
    public long ArrearsDong { get; init; }

    /// <summary>Entitlements that name an account this month.</summary>
    public long WithAccount { get; init; }

    /// <summary>New ones among them.</summary>
    public long NewWithAccount { get; init; }

    /// <summary>Not listed in the province before.</summary>
    public Change New { get; init; }

    /// <summary>Not listed in the province any more.</summary>
    public Change Stopped { get; init; }

    /// <summary>Came from another unit, commune or group.</summary>
    public Change MovedIn { get; init; }

    /// <summary>Went to another unit, commune or group.</summary>
    public Change MovedOut { get; init; }

    /// <summary>Another allowance in the same place.</summary>
    public Change Amount { get; init; }

    /// <summary>Other arrears; the money is the arrears' and not in <see cref="AmountDong"/>.</summary>
    public Change Arrears { get; init; }

    /// <summary>Another institution or account.</summary>
    public Change Account { get; init; }

    /// <summary>Another channel.</summary>
    public Change Channel { get; init; }

    /// <summary>Another receiver.</summary>
    public Change Receiver { get; init; }

    /// <summary>What moved, where both ends are inside: count and allowance at both ends.</summary>
    public Change Moved => new(MovedIn.Count, MovedOut.BeforeDong, MovedIn.AfterDong);

    /// <summary>Whether anything changed.</summary>
    public bool IsChanged => New.Count + Stopped.Count + MovedIn.Count + MovedOut.Count + Amount.Count + Arrears.Count
        + Account.Count + Channel.Count + Receiver.Count > 0;

    /// <summary>Adds two places.</summary>
    public static ComparisonFigures operator +(ComparisonFigures left, ComparisonFigures right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new ComparisonFigures
        {
            EntitlementsBefore = checked(left.EntitlementsBefore + right.EntitlementsBefore),
            Entitlements = checked(left.Entitlements + right.Entitlements),
            AmountBeforeDong = checked(left.AmountBeforeDong + right.AmountBeforeDong),
            AmountDong = checked(left.AmountDong + right.AmountDong),
            ArrearsBeforeDong = checked(left.ArrearsBeforeDong + right.ArrearsBeforeDong),
            ArrearsDong = checked(left.ArrearsDong + right.ArrearsDong),
            WithAccount = checked(left.WithAccount + right.WithAccount),
            NewWithAccount = checked(left.NewWithAccount + right.NewWithAccount),
            New = left.New + right.New,
            Stopped = left.Stopped + right.Stopped,
            MovedIn = left.MovedIn + right.MovedIn,
            MovedOut = left.MovedOut + right.MovedOut,
            Amount = left.Amount + right.Amount,
            Arrears = left.Arrears + right.Arrears,
            Account = left.Account + right.Account,
            Channel = left.Channel + right.Channel,
            Receiver = left.Receiver + right.Receiver,
        };
    }

    /// <summary>Checks that the differences explain the two months.</summary>
    /// <param name="what">The place, in a few words.</param>
    /// <exception cref="Money.ControlTotalException">They do not.</exception>
    public void ThrowIfBroken(string what)
    {
        Money.ControlTotalException.ThrowIfDifferent(
            $"entitlements of {what} = before + changes",
            Entitlements,
            EntitlementsBefore + New.Count - Stopped.Count + MovedIn.Count - MovedOut.Count);
        Money.ControlTotalException.ThrowIfDifferent(
            $"allowances of {what} = before + changes",
            AmountDong,
            AmountBeforeDong + New.NetDong + Stopped.NetDong + MovedIn.NetDong + MovedOut.NetDong + Amount.NetDong);
        Money.ControlTotalException.ThrowIfDifferent(
            $"arrears of {what} = before + changes", ArrearsDong, ArrearsBeforeDong + Arrears.NetDong);
    }
}
