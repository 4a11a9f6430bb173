using System.Reflection;
using Disbursement.Core.Units;

namespace Disbursement.Core.Contracts;

/// <summary>The file of contracts does not hold together. Carries every error at once.</summary>
/// <param name="errors">Each error, prefixed by the path of what is wrong, such as
/// <c>contracts[2].caps.rows</c>.</param>
public sealed class ContractException(IReadOnlyList<string> errors)
    : Exception($"contracts.json has {errors.Count} errors:\n{string.Join('\n', errors)}")
{
    /// <summary>Every error, prefixed by its path.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

/// <summary>All contracts of a deployment: who pays for whom.</summary>
public sealed class ContractBook
{
    private const string ProvinceMark = "{province}";
    private const string ProvinceNameMark = "{province-name}";

    internal ContractBook(IReadOnlyList<Contract> contracts) => Contracts = contracts;

    /// <summary>The contracts, in the order of the file.</summary>
    public IReadOnlyList<Contract> Contracts { get; }

    /// <summary>Reads <c>contracts.json</c> and checks all of it.</summary>
    /// <exception cref="ContractException">Something is wrong; the exception names everything that is.</exception>
    public static ContractBook Parse(string json)
    {
        ContractBook? book = TryParse(json, out IReadOnlyList<string> errors);
        return book ?? throw new ContractException(errors);
    }

    /// <summary>
    /// Reads <c>contracts.json</c>; <see langword="null"/> with every error when it does not hold together.
    /// </summary>
    public static ContractBook? TryParse(string json, out IReadOnlyList<string> errors)
    {
        ArgumentNullException.ThrowIfNull(json);
        (List<Contract> contracts, errors) = ContractReader.Read(json);
        return errors.Count == 0 ? new ContractBook(contracts) : null;
    }

    /// <summary>The contracts shipped with the product, for one province. Accounts in them are examples.</summary>
    /// <param name="province">The 2-digit province code.</param>
    public static ContractBook ShippedFor(string province) => Parse(ShippedJson()).For(province);

    /// <summary>The text of the shipped <c>contracts.json</c>, to be edited by an administrator.</summary>
    public static string ShippedJson()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("contracts.json")
            ?? throw new InvalidOperationException("contracts.json is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>
    /// The contracts that cover a province. In the names of debtors <c>{province-name}</c>, in their accounts
    /// <c>{province}</c>, the 2-digit code, is filled in.
    /// </summary>
    public ContractBook For(string province)
    {
        ArgumentNullException.ThrowIfNull(province);
        string name = NameOf(province);
        return new ContractBook([.. Contracts
            .Where(contract => contract.Provinces.Contains(Contract.All) || contract.Provinces.Contains(province))
            .Select(contract => contract with
            {
                Debtors = contract.Debtors.ToDictionary(pair => pair.Key, pair => Fill(pair.Value, province, name)),
            })]);
    }

    /// <summary>
    /// The contract under which a provider's code pays in a scope; <see langword="null"/> when none does.
    /// </summary>
    public Contract? Find(string provider, ContractScope scope) =>
        Contracts.FirstOrDefault(contract => contract.IsProvider(provider) && contract.Covers(scope));

    /// <summary>
    /// Whom to ask at a provider: by the contract of the scope, else by the one that began last, since questions come
    /// after a contract's last day too.
    /// </summary>
    public IReadOnlyList<ContractContact> ContactsOf(string provider, ContractScope scope) =>
        (Find(provider, scope) ?? Contracts.Where(contract => contract.IsProvider(provider))
            .MaxBy(static contract => contract.ValidFrom))?.Contacts ?? [];

    /// <summary>
    /// The provider that keeps the account itself; <see langword="null"/> when it has no contract here.
    /// </summary>
    /// <param name="institution">The account's BIN.</param>
    /// <param name="scope">Province, unit, budget source and day.</param>
    public Contract? OwnInstitution(string institution, ContractScope scope) =>
        Contracts.FirstOrDefault(contract => contract.Provider == institution
            && (contract.CanDo(Capabilities.OwnAccounts) || contract.CanDo(Capabilities.Wallet))
            && contract.Covers(scope));

    /// <summary>The first contract of the scope with a capability, of a kind when one is asked for.</summary>
    public Contract? WithCapability(Capabilities wanted, ContractScope scope, ContractKind? kind = null) =>
        Contracts.FirstOrDefault(contract => contract.CanDo(wanted)
            && (kind is null || contract.Kind == kind)
            && contract.Covers(scope));

    private static Debtor Fill(Debtor debtor, string province, string name) => debtor with
    {
        Name = debtor.Name.Replace(ProvinceNameMark, name, StringComparison.Ordinal),
        Account = debtor.Account.Replace(ProvinceMark, province, StringComparison.Ordinal),
    };

    /// <summary>The newest name of a province; its code when nobody knows it.</summary>
    private static string NameOf(string province) =>
        new[] { UnitRegister.FirstTwoLevelPeriod, UnitRegister.FirstTwoLevelPeriod.Previous }
            .SelectMany(UnitRegister.Shipped.Provinces)
            .FirstOrDefault(unit => unit.Code == province)?.Name ?? province;
}
