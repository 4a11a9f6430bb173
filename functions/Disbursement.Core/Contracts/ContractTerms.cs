using Disbursement.Core.Money;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Contracts;

/// <summary>What kind of operator pays.</summary>
public enum ContractKind
{
    /// <summary>A bank.</summary>
    Bank,

    /// <summary>An e-wallet.</summary>
    Wallet,

    /// <summary>A mobile-money operator.</summary>
    MobileMoney,

    /// <summary>The post office: pay-points and homes.</summary>
    Post,

    /// <summary>The communes' own officers: homes. One provider per commune, <c>xa-{commune}</c>.</summary>
    CommuneOfficers,
}

/// <summary>What a contract lets a provider do.</summary>
[Flags]
public enum Capabilities
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Credit accounts the provider itself keeps. In the file: <c>own-accounts</c>.</summary>
    OwnAccounts = 1,

    /// <summary>Credit accounts of any other institution. In the file: <c>interbank</c>.</summary>
    Interbank = 2,

    /// <summary>Credit the provider's own wallets. In the file: <c>wallet</c>.</summary>
    Wallet = 4,

    /// <summary>Hand out cash at a pay-point. In the file: <c>cash-at-point</c>.</summary>
    CashAtPoint = 8,

    /// <summary>Hand out cash at home. In the file: <c>cash-at-home</c>.</summary>
    CashAtHome = 16,
}

/// <summary>The layout of a provider's payment files.</summary>
public enum PaymentFormat
{
    /// <summary>ISO 20022 pain.001.001.09.</summary>
    Pain001V09,

    /// <summary>ISO 20022 pain.001.001.03.</summary>
    Pain001V03,

    /// <summary>The payout list with a signature column, version 1 (CSV). In the file: <c>payout-list-1</c>.</summary>
    PayoutListV1,

    /// <summary>A transfer list described by data; in the file: the id of the layout.</summary>
    Layout,
}

/// <summary>How a provider answers.</summary>
public enum AnswerFormat
{
    /// <summary>ISO 20022 pain.002.001.10.</summary>
    Pain002V10,

    /// <summary>ISO 20022 pain.002.001.03.</summary>
    Pain002V03,

    /// <summary>The result list, version 1 (CSV). In the file: <c>result-list-1</c>.</summary>
    ResultListV1,

    /// <summary>Messages on <c>settlement-results</c>. In the file: <c>messages</c>.</summary>
    Messages,

    /// <summary>A statement of the paying account, ISO 20022 camt.053.001.08.</summary>
    Camt053V08,

    /// <summary>A bank's sheet of results; the id stands in the transfer's text. In the file:
    /// <c>bank-batch-result</c>.</summary>
    BankSheet,

    /// <summary>The post office's sheet of results. In the file: <c>post-office-result</c>.</summary>
    PostSheet,
}

/// <summary>How large a file and a single payment may be.</summary>
/// <param name="RowsMax">Payments in one file, 1 to 100,000.</param>
/// <param name="SumMaxDong">Money in one file, in đồng, above zero.</param>
/// <param name="TransferMaxDong">Money in one payment, in đồng, above zero.</param>
public sealed record FileCaps(int RowsMax, long SumMaxDong, long TransferMaxDong);

/// <summary>What the provider is paid.</summary>
/// <param name="Percent">Per cent of the money, 0 to 5; at most four decimals.</param>
/// <param name="PerPaymentDong">Đồng for each payment, 0 or more.</param>
public sealed record Fee(decimal Percent, long PerPaymentDong)
{
    /// <summary>The fee on a tally, rounded half up to whole đồng.</summary>
    public Vnd Of(Tally total)
    {
        decimal share = total.Sum.Dong * Percent / 100m;
        long rounded = (long)Math.Round(share, MidpointRounding.AwayFromZero);
        return Vnd.FromDong(rounded + total.Count * PerPaymentDong);
    }
}

/// <summary>The account the money is taken from. It belongs to an agency, so it is no personal data.</summary>
/// <param name="Name">The payer's name.</param>
/// <param name="Account">1 to 34 letters and digits.</param>
/// <param name="Agent">The BIN of the institution that keeps it.</param>
public sealed record Debtor(string Name, string Account, string Agent);

/// <summary>The hours of a contract, in Vietnam time.</summary>
/// <param name="SendBy">Files released after this time are executed the next working day.</param>
/// <param name="UndecidedHours">Hours after close until an undecided payment goes the cash way, 0 to 240.</param>
/// <param name="AnswerWithinHours">Hours after release until a file without full answer is overdue, 1 to 720.</param>
public sealed record CutOffs(TimeOnly SendBy, int UndecidedHours, int AnswerWithinHours);
