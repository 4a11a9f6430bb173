namespace Disbursement.Cli.Generate.People;

/// <summary>One benefit of a person, as one row of a list.</summary>
/// <param name="Programme">The programme's code.</param>
/// <param name="Reference">The file number; empty where none is needed.</param>
/// <param name="Amount">The month's amount, in đồng.</param>
/// <param name="PreviousAmount">The amount of the month before, in đồng.</param>
/// <param name="Arrears">Arrears paid in this month, in đồng.</param>
/// <param name="ArrearsPeriods">The months they are for, as officers write them; empty without arrears.</param>
internal sealed record Benefit(
    string Programme, string Reference, long Amount, long PreviousAmount, long Arrears, string ArrearsPeriods);

/// <summary>A person on a list, with everything the list and the world say of her.</summary>
internal sealed record ListedPerson
{
    /// <summary>The beneficiary.</summary>
    public required Human Who { get; init; }

    /// <summary>What becomes of her.</summary>
    public required Slot Slot { get; init; }

    /// <summary>Her rows.</summary>
    public required IReadOnlyList<Benefit> Benefits { get; init; }

    /// <summary>Matched with the population register.</summary>
    public bool Reviewed { get; init; }

    /// <summary>Cannot come to be paid.</summary>
    public bool Frail { get; init; }

    /// <summary>Who receives for her; null when she does.</summary>
    public Human? Receiver { get; init; }

    /// <summary>Code of the kind of receiver: CC, GH or UQ.</summary>
    public string ReceiverCode { get; init; } = "CC";

    /// <summary>Number and expiry of the written authority; empty unless UQ.</summary>
    public string Authorisation { get; init; } = "";

    /// <summary>The account her rows name; null for cash.</summary>
    public WorldAccount? Account { get; init; }

    /// <summary>The other account the list of the month before named; null when it named the same.</summary>
    public WorldAccount? EarlierAccount { get; init; }

    /// <summary>The channel asked for when no account is named: empty, BD or TN.</summary>
    public string CashChannel { get; init; } = "";

    /// <summary>What the world does with money for her, as <c>world/behaviour.csv</c> says it; null means paid.</summary>
    public string? Outcome { get; init; }

    /// <summary>The world's own key of the outcome: the account, or who is paid in cash.</summary>
    public string OutcomeKey => Account?.Number ?? (Receiver ?? Who).Id;

    /// <summary>The receiver's account and name were already written with a sibling.</summary>
    public bool SharesReceiver { get; init; }

    /// <summary>Another unit's list named her first: the world knows her already.</summary>
    public bool ListedBefore { get; init; }

    /// <summary>A phone number, or empty.</summary>
    public string Phone { get; init; } = "";

    /// <summary>Whom money is paid to.</summary>
    public Human Payee => Receiver ?? Who;

    /// <summary>The most that one of her rows pays in either month, in đồng.</summary>
    public long DueMax => Benefits.Max(benefit => Math.Max(benefit.Amount + benefit.Arrears, benefit.PreviousAmount));
}
