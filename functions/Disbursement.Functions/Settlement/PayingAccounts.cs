using Disbursement.Core.Contracts;
using Disbursement.Functions.Reference;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Settlement;

/// <summary>The accounts a provider pays from under its contracts: those whose statements say something about us.</summary>
/// <param name="reference">The contracts.</param>
public sealed class PayingAccounts(ReferenceStore reference)
{
    private const int ShownDigits = 4;

    /// <summary>Why a statement is not taken; empty when all its accounts are debtor accounts of the contracts.</summary>
    /// <param name="provider">Who sent it, as its place says.</param>
    /// <param name="month">The month of its place.</param>
    /// <param name="accounts">The accounts the statement is of.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Words for the provider, which tell the account by its last digits only.</returns>
    public async Task<string> RefusalAsync(
        string provider, MonthRef month, IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        ContractBook contracts = (await reference.OfAsync(month, cancellationToken)).Contracts.For(month.Province);
        HashSet<string> known =
        [
            .. contracts.Contracts.Where(contract => contract.IsProvider(provider))
                .SelectMany(static contract => contract.Debtors.Values)
                .Select(static debtor => debtor.Account),
        ];
        string? other = accounts.FirstOrDefault(account => !known.Contains(account));
        return other is null
            ? ""
            : $"Sao kê của tài khoản …{other[^Math.Min(ShownDigits, other.Length)..]} không phải tài khoản trích nợ trong hợp "
                + "đồng với đơn vị chi trả này; không dòng nào được ghi nhận. Đề nghị gửi đúng sao kê, hoặc sửa hợp đồng.";
    }
}
