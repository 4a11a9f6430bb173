using Disbursement.Core.Comparison;

namespace Disbursement.Functions.Close;

/// <summary>What changed in a unit's list against the month before. Money in đồng; a cut is negative.</summary>
public sealed record ListChanges
{
    /// <summary><c>btxh</c>, <c>ncc</c> or <c>khac</c>.</summary>
    public required string List { get; init; }

    /// <summary>The round that pays the list first: 1 for one frozen at close, from 2 for a supplement.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Whether the unit sent this list the month before.</summary>
    public bool HasBefore { get; init; }

    /// <summary>Entitlements that the supplement adds; 0 in a comparison made before they were counted.</summary>
    public int Rows { get; set; }

    /// <summary>Their money, arrears included.</summary>
    public long DueDong { get; set; }

    /// <summary>The arrears in it.</summary>
    public long ArrearsDong { get; set; }

    /// <summary>Entitlements of the unit's list that the month has of its rounds before.</summary>
    public int ListedRows { get; init; }

    /// <summary>Their money, arrears included.</summary>
    public long ListedDong { get; init; }

    /// <summary>Rows sent again as the month has them; none is paid again.</summary>
    public int Repeated { get; init; }

    /// <summary>Rows refused, those among them that the month has with other content.</summary>
    public int Refused { get; init; }

    /// <summary>Entitlements that name an account.</summary>
    public int WithAccount { get; set; }

    /// <summary>New ones among them.</summary>
    public int NewWithAccount { get; set; }

    /// <summary>What tripwires ask about.</summary>
    public ListedFacts Facts { get; set; } = ListedFacts.None;

    /// <summary>Entitlements not listed by the unit before.</summary>
    public int New { get; set; }

    /// <summary>Their money.</summary>
    public long NewDong { get; set; }

    /// <summary>Entitlements with another sum.</summary>
    public int AmountChanged { get; set; }

    /// <summary>The difference.</summary>
    public long AmountChangedDong { get; set; }

    /// <summary>Entitlements with another institution or account.</summary>
    public int AccountChanged { get; set; }

    /// <summary>Entitlements with another way of receiving.</summary>
    public int ChannelChanged { get; set; }

    /// <summary>Entitlements with another receiver.</summary>
    public int ReceiverChanged { get; set; }

    /// <summary>Entitlements listed as before.</summary>
    public int Unchanged { get; set; }

    /// <summary>What the supplement adds to the comparison of its month.</summary>
    public ComparisonFigures ToFigures() => new()
    {
        Entitlements = Rows,
        AmountDong = DueDong - ArrearsDong,
        ArrearsDong = ArrearsDong,
        WithAccount = WithAccount,
        NewWithAccount = NewWithAccount,
        New = new Change(New, 0, NewDong),
        Account = new Change(AccountChanged, 0, 0),
    };
}
