namespace Disbursement.Core.Coverage;

/// <summary>What is counted for one unit and group (DESIGN 7). Persons are distinct per unit and group.</summary>
/// <remarks>
/// Two sums hold and <see cref="IsBalanced"/> tells: listed = refused + beneficiaries, and beneficiaries = paid to
/// account + paid by post + paid at home + paid through focal accounts + failed + unclaimed + open.
/// </remarks>
public sealed record CoverageFigures
{
    /// <summary>Nothing counted.</summary>
    public static CoverageFigures None { get; } = new();

    /// <summary>Persons sent, less exact repeats.</summary>
    public long Listed { get; init; }

    /// <summary>Persons of whom no row was accepted.</summary>
    public long Refused { get; init; }

    /// <summary>Persons with a row that waits for a decision; they are among <see cref="Open"/>.</summary>
    public long Held { get; init; }

    /// <summary>Persons with an accepted row.</summary>
    public long Beneficiaries { get; init; }

    /// <summary>Persons matched with the population register.</summary>
    public long Reviewed { get; init; }

    /// <summary>Persons of whom an accepted row names an account.</summary>
    public long WithAccount { get; init; }

    /// <summary>Of <see cref="WithAccount"/>: all accounts named are another's.</summary>
    public long WithAccountOtherName { get; init; }

    /// <summary>Persons paid wholly to accounts, with a bank account among them.</summary>
    public long PaidBank { get; init; }

    /// <summary>Persons paid wholly to wallets, or to wallets and mobile money.</summary>
    public long PaidWallet { get; init; }

    /// <summary>Persons paid wholly to mobile money.</summary>
    public long PaidMobileMoney { get; init; }

    /// <summary>Persons paid wholly, at least in part at the post office and nothing at home.</summary>
    public long PaidPost { get; init; }

    /// <summary>Persons paid wholly, at least in part at home.</summary>
    public long PaidHome { get; init; }

    /// <summary>Persons paid wholly, at least in part through a focal account and nothing in cash.</summary>
    public long PaidFocal { get; init; }

    /// <summary>Persons with a rejected or returned row and nothing open.</summary>
    public long Failed { get; init; }

    /// <summary>Persons with an uncollected row, nothing open and nothing failed.</summary>
    public long Unclaimed { get; init; }

    /// <summary>Persons with a row that has no final result, the held ones included.</summary>
    public long Open { get; init; }

    /// <summary>What was due, by the channel of the last attempt.</summary>
    public CoverageMoney Due { get; init; } = CoverageMoney.None;

    /// <summary>What was paid and stayed paid, by channel.</summary>
    public CoverageMoney Paid { get; init; } = CoverageMoney.None;

    /// <summary>Persons paid wholly to accounts of any kind: the published coverage.</summary>
    public long PaidToAccount => PaidBank + PaidWallet + PaidMobileMoney;

    /// <summary>Whether both sums of the remarks hold.</summary>
    public bool IsBalanced =>
        Listed == Refused + Beneficiaries
        && Beneficiaries == PaidToAccount + PaidPost + PaidHome + PaidFocal + Failed + Unclaimed + Open
        && Held <= Open && WithAccountOtherName <= WithAccount;

    /// <summary>Adds two: the province's figures are the sum of its units', TONG is BTXH + NCC.</summary>
    public static CoverageFigures operator +(CoverageFigures left, CoverageFigures right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new()
        {
            Listed = left.Listed + right.Listed,
            Refused = left.Refused + right.Refused,
            Held = left.Held + right.Held,
            Beneficiaries = left.Beneficiaries + right.Beneficiaries,
            Reviewed = left.Reviewed + right.Reviewed,
            WithAccount = left.WithAccount + right.WithAccount,
            WithAccountOtherName = left.WithAccountOtherName + right.WithAccountOtherName,
            PaidBank = left.PaidBank + right.PaidBank,
            PaidWallet = left.PaidWallet + right.PaidWallet,
            PaidMobileMoney = left.PaidMobileMoney + right.PaidMobileMoney,
            PaidPost = left.PaidPost + right.PaidPost,
            PaidHome = left.PaidHome + right.PaidHome,
            PaidFocal = left.PaidFocal + right.PaidFocal,
            Failed = left.Failed + right.Failed,
            Unclaimed = left.Unclaimed + right.Unclaimed,
            Open = left.Open + right.Open,
            Due = left.Due + right.Due,
            Paid = left.Paid + right.Paid,
        };
    }
}
