namespace Disbursement.Core.Contracts.Layouts;

/// <summary>What stands in a column of a transfer list. Nothing that tells a programme or a citizen id.</summary>
public enum LayoutField
{
    /// <summary>Nothing: a column that the bank fills in, or does not need. In the file: <c>empty</c>.</summary>
    Empty,

    /// <summary>The row's number, from 1. In the file: <c>number</c>.</summary>
    Number,

    /// <summary>The account the money is taken from. In the file: <c>debtor-account</c>.</summary>
    DebtorAccount,

    /// <summary>The payee's account. In the file: <c>account</c>.</summary>
    Account,

    /// <summary>The account owner's name. In the file: <c>payee-name</c>.</summary>
    PayeeName,

    /// <summary>The BIN of the payee's institution. In the file: <c>bank-bin</c>.</summary>
    BankBin,

    /// <summary>The short name of the payee's institution. In the file: <c>bank-name</c>.</summary>
    BankName,

    /// <summary>Whole đồng. In the file: <c>amount</c>.</summary>
    Amount,

    /// <summary>What the payee reads: group and month. In the file: <c>text</c>.</summary>
    Text,

    /// <summary>The same, a space, and the EndToEndId. In the file: <c>text-with-id</c>.</summary>
    TextWithId,

    /// <summary>The EndToEndId. In the file: <c>id</c>.</summary>
    Id,

    /// <summary>The day to pay, <c>dd/MM/yyyy</c>. In the file: <c>pay-date</c>.</summary>
    PayDate,

    /// <summary>The bank's word for the way the money goes. In the file: <c>route</c>.</summary>
    Route,
}
