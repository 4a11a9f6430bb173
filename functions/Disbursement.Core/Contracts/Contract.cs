using Disbursement.Core.Contracts.Layouts;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;

namespace Disbursement.Core.Contracts;

/// <summary>Whose money goes where: what a contract is looked up by.</summary>
/// <param name="Province">The 2-digit province code.</param>
/// <param name="Unit">The unit that made the list.</param>
/// <param name="Source">The budget source.</param>
/// <param name="PayDate">The day the contract must be in force.</param>
public readonly record struct ContractScope(string Province, string Unit, ProgrammeGroup Source, DateOnly PayDate);

/// <summary>Who pays for whom, from which account, how, and within which limits (DESIGN 4, money data).</summary>
public sealed record Contract
{
    /// <summary>In lists of provinces and units: all of them.</summary>
    public const string All = "*";

    /// <summary>The end of a provider that stands for one provider per commune.</summary>
    private const string PerCommune = "-*";

    /// <summary>The contract's own name, unique in the file.</summary>
    public required string Id { get; init; }

    /// <summary>A BIN, an operator's code, or a pattern per commune such as <c>xa-*</c>.</summary>
    public required string Provider { get; init; }

    /// <summary>What people call the provider.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of operator it is.</summary>
    public required ContractKind Kind { get; init; }

    /// <summary>The province codes, or <see cref="All"/>.</summary>
    public required IReadOnlyList<string> Provinces { get; init; }

    /// <summary>The codes of the units, or <see cref="All"/>.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>The budget sources.</summary>
    public required IReadOnlyList<ProgrammeGroup> Sources { get; init; }

    /// <summary>The first day in force.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>The last day in force; <see langword="null"/> while it has no end.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The debtor per budget source; one for each of <see cref="Sources"/>.</summary>
    public required IReadOnlyDictionary<ProgrammeGroup, Debtor> Debtors { get; init; }

    /// <summary>What the provider is paid.</summary>
    public required Fee Fee { get; init; }

    /// <summary>What the provider can do.</summary>
    public required Capabilities Can { get; init; }

    /// <summary>The layout of its payment files.</summary>
    public required PaymentFormat Format { get; init; }

    /// <summary>The transfer list's layout; <see langword="null"/> unless <see cref="Format"/> says so.</summary>
    public TransferLayout? Layout { get; init; }

    /// <summary>How it answers.</summary>
    public required AnswerFormat Answers { get; init; }

    /// <summary>The caps of files and payments.</summary>
    public required FileCaps Caps { get; init; }

    /// <summary>The hours.</summary>
    public required CutOffs CutOffs { get; init; }

    /// <summary>The days it works.</summary>
    public BankCalendar Calendar { get; init; } = BankCalendar.Usual;

    /// <summary>The letters it takes, and how many.</summary>
    public CharacterRules Characters { get; init; } = CharacterRules.Bank;

    /// <summary>How its files are named.</summary>
    public FileNameTemplate FileName { get; init; } = FileNameTemplate.Id;

    /// <summary>The limit of an instant transfer to another bank; <see langword="null"/>: none.</summary>
    public InstantLimit? Instant { get; init; }

    /// <summary>How its files are signed.</summary>
    public SignatureKind Signature { get; init; }

    /// <summary>Whom to ask.</summary>
    public IReadOnlyList<ContractContact> Contacts { get; init; } = [];

    /// <summary>Whether all units of the province go into one family of files, named after the province.</summary>
    public bool GroupsUnits { get; init; }

    /// <summary>Whether <see cref="Provider"/> stands for one provider per commune.</summary>
    public bool IsPerCommune => Provider.EndsWith(PerCommune, StringComparison.Ordinal);

    /// <summary>Whether it is in force for the scope.</summary>
    public bool Covers(ContractScope scope) =>
        Has(Provinces, scope.Province) && Has(Units, scope.Unit) && Sources.Contains(scope.Source)
        && ValidFrom <= scope.PayDate && (ValidTo is not { } last || scope.PayDate <= last);

    /// <summary>Whether it has every one of the capabilities.</summary>
    public bool CanDo(Capabilities wanted) => (Can & wanted) == wanted;

    /// <summary>
    /// The provider's code for a payee of a commune: the pattern filled in, or the provider as it is.
    /// </summary>
    public string ProviderFor(string communeCode) => IsPerCommune ? Provider[..^1] + communeCode : Provider;

    /// <summary>Whether a provider's code is this contract's, or fits its pattern.</summary>
    public bool IsProvider(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return IsPerCommune
            ? code.Length > Provider.Length - 1 && code.StartsWith(Provider[..^1], StringComparison.Ordinal)
            : code == Provider;
    }

    /// <summary>The unit part of a file id: the unit, or the province where the contract groups its units.</summary>
    public string FileUnit(ContractScope scope) => GroupsUnits ? scope.Province : scope.Unit;

    /// <summary>How a payment to an account goes.</summary>
    /// <param name="institution">The BIN of the account's institution; <see langword="null"/> for cash.</param>
    /// <param name="amount">The amount.</param>
    public TransferRoute RouteOf(string? institution, Vnd amount) =>
        institution is null || institution == Provider ? TransferRoute.Own
            : Instant is { } limit && amount.Dong > limit.LimitDong ? TransferRoute.Ordinary
            : TransferRoute.Instant;

    /// <summary>
    /// The day the provider is to pay a file of a proposal: the working day after the one on which it would receive it.
    /// A file proposed after <see cref="CutOffs.SendBy"/>, or on a day of rest, counts as received the next working
    /// day; the day between leaves time to approve.
    /// </summary>
    /// <param name="proposedAt">The proposal's recorded time.</param>
    public DateOnly PayOn(DateTimeOffset proposedAt)
    {
        DateTimeOffset here = VietnamTime.In(proposedAt);
        DateOnly day = VietnamTime.DateOf(proposedAt);
        bool inTime = TimeOnly.FromDateTime(here.DateTime) <= CutOffs.SendBy;
        return Calendar.After(inTime ? Calendar.OnOrAfter(day) : Calendar.After(day));
    }

    private static bool Has(IReadOnlyList<string> list, string value) => list.Contains(All) || list.Contains(value);
}
