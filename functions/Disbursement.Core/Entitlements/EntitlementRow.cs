using Disbursement.Core.Identity;
using Disbursement.Core.Intake;
using Disbursement.Core.Money;

namespace Disbursement.Core.Entitlements;

/// <summary>One accepted row of a list: what one person is due in one month under one programme.</summary>
/// <remarks>Personal data in masking types only; the record itself is immutable.</remarks>
public sealed record EntitlementRow
{
    /// <summary>Person, programme and reference; unique within an accepted list.</summary>
    public required EntitlementKey Key { get; init; }

    /// <summary>The beneficiary's name.</summary>
    public required PersonName FullName { get; init; }

    /// <summary>The beneficiary's birth, as far as known.</summary>
    public BirthDate? Birth { get; init; }

    /// <summary>The beneficiary's sex, where said.</summary>
    public Sex Sex { get; init; }

    /// <summary>The 5-digit commune in which the beneficiary lives.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>The month's allowance.</summary>
    public required Vnd Amount { get; init; }

    /// <summary>Money of earlier months paid with this one (truy lĩnh).</summary>
    public Vnd Arrears { get; init; }

    /// <summary>The months the arrears are for; none where the list names none.</summary>
    public ArrearsPeriods ArrearsPeriods { get; init; }

    /// <summary>What is to be paid: allowance and arrears, more than zero.</summary>
    public Vnd Due => Amount + Arrears;

    /// <summary>The channel the list asks for.</summary>
    public ChannelAsked Asked { get; init; }

    /// <summary>The BIN of the institution that keeps the account, where the row names one.</summary>
    public string? Institution { get; init; }

    /// <summary>The account, where the row names one.</summary>
    public AccountNumber? Account { get; init; }

    /// <summary>The account's owner as the list has it: a hint, never the proof.</summary>
    public PersonName? AccountName { get; init; }

    /// <summary>Who receives the money.</summary>
    public ReceiverKind Receiver { get; init; }

    /// <summary>The receiver's number; none when the beneficiary receives.</summary>
    public PersonKey? ReceiverId { get; init; }

    /// <summary>The receiver's name; none when the beneficiary receives.</summary>
    public PersonName? ReceiverName { get; init; }

    /// <summary>Number and expiry of the written authorisation, as the list has them.</summary>
    public string? Authorisation { get; init; }

    /// <summary>The last day on which the authorisation holds, where the list says one.</summary>
    public DateOnly? AuthorisedUntil { get; init; }

    /// <summary>The row was matched with the population register.</summary>
    public bool Reviewed { get; init; }

    /// <summary>The beneficiary cannot come and is paid at home.</summary>
    public bool Frail { get; init; }

    /// <summary>A telephone number, where given.</summary>
    public string? Phone { get; init; }

    /// <summary>The officer's note, where given.</summary>
    public string? Note { get; init; }

    /// <summary>The 1-based line of the list, or of its sheet, as an editor or spreadsheet shows it.</summary>
    public required int LineNumber { get; init; }

    /// <summary>The 1-based sheet of a workbook with several; 0 for any other list.</summary>
    public int Sheet { get; init; }

    /// <summary>Sheet and line together.</summary>
    public RowPlace Place => new(Sheet, LineNumber);

    /// <summary>Numbers of the warnings and repairs of the row, joined with <c>;</c>; empty without any.</summary>
    public string Warnings { get; init; } = "";

    /// <summary>The name of the person who receives the money, which the account's owner must match.</summary>
    public PersonName PayeeName => Receiver == ReceiverKind.Beneficiary ? FullName : ReceiverName ?? FullName;

    /// <summary>The number of the person who receives the money.</summary>
    public PersonKey PayeeId => Receiver == ReceiverKind.Beneficiary ? Key.Person : ReceiverId ?? Key.Person;

    /// <summary>Tells whether the row asks for a channel that needs an account, and names the account.</summary>
    public bool NamesAccount => Account is not null && Institution is not null
        && Asked is ChannelAsked.BankAccount or ChannelAsked.Wallet or ChannelAsked.MobileMoney
            or ChannelAsked.FocalAccount;

    /// <summary>Prints the line only: the rest is personal data.</summary>
    public override string ToString() => $"EntitlementRow at line {Place}";
}
