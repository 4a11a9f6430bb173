using System.Globalization;
using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Storage;

namespace Disbursement.Benchmarks.Data;

/// <summary>Makes the payments of units to one provider, as routing leaves them in the ledger; nobody of them exists.</summary>
internal static class PaymentMaker
{
    /// <summary>Payments of one unit to one provider in a month: a large district.</summary>
    public const int PaymentsPerUnit = 20_000;

    /// <summary>The ledger's file of a unit's payments.</summary>
    private const string EntriesName = "payments.csv";

    private const int FirstUnit = 100;

    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(static number => (byte)number)];
    private static readonly string[] Surnames = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi"];
    private static readonly string[] Givens = ["Văn Bình", "Thị Hạnh", "Đức Cường", "Ngọc Lan", "Quang Phúc", "Thu Hương"];

    /// <summary>The month of all payments.</summary>
    public static MonthRef Month { get; } = new("17", "2024-06");

    /// <summary>When the files are said to be proposed.</summary>
    public static DateTimeOffset ProposedAt { get; } = new(2024, 6, 3, 8, 30, 0, VietnamTime.Offset);

    /// <summary>The shipped contract with a provider.</summary>
    public static Contract ContractWith(string provider) =>
        ContractBook.ShippedFor(Month.Province).Find(
            provider, new ContractScope(Month.Province, "148", ProgrammeGroup.Btxh, new DateOnly(2024, 6, 5)))
        ?? throw new InvalidOperationException($"No contract with {provider} is shipped.");

    /// <summary>Writes the payments of as many units as it takes, one folder each.</summary>
    public static void Write(string folder, Contract contract, int count)
    {
        for (int first = 0, unit = FirstUnit; first < count; first += PaymentsPerUnit, unit++)
        {
            string place = Path.Combine(folder, unit.ToString(CultureInfo.InvariantCulture));
            Directory.CreateDirectory(place);
            IEnumerable<PaymentEntry> entries = Enumerable.Range(first, Math.Min(PaymentsPerUnit, count - first))
                .Select(number => Entry(number, Path.GetFileName(place), contract));
            using FileStream stream = File.Create(Path.Combine(place, EntriesName));
            stream.Write(LedgerBytes.Of(PaymentEntryCsv.Header, entries, PaymentEntryCsv.Write).ToMemory().Span);
        }
    }

    /// <summary>The units' folders, in order.</summary>
    public static IEnumerable<string> Units(string folder) =>
        Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal);

    /// <summary>Reads the payments of a unit and splits them into files as the app does.</summary>
    public static IReadOnlyList<PlannedFile> Plan(string unit, Contract contract)
    {
        using FileStream stream = File.OpenRead(Path.Combine(unit, EntriesName));
        var first = FileId.Create(
            Month.Province, "202406", "r1", Path.GetFileName(unit), "btxh", contract.Provider, number: 1);
        return FileSplitter.Split(first, PaymentEntryCsv.Read(stream), contract);
    }

    private static PaymentEntry Entry(int number, string unit, Contract contract)
    {
        bool cash = contract.Format == PaymentFormat.PayoutListV1;
        string name = $"{Surnames[number % Surnames.Length]} {Givens[number / 7 % Givens.Length]}";
        PersonKey person = PersonKey.TryParse($"017150{number:D6}", out PersonKey key)
            ? key
            : throw new InvalidOperationException("A benchmark's person has no number.");
        var entitlement = new EntitlementKey(person, "BT05A1", "");
        EndToEndId id = PaymentIdentifiers.EndToEndIdOf(Key, Month.ToPeriod(), entitlement, attempt: 1);
        return new PaymentEntry
        {
            Id = id,
            Uetr = PaymentIdentifiers.UetrOf(Key, id),
            Period = Month.ToPeriod(),
            Key = entitlement,
            Attempt = 1,
            Unit = unit,
            Group = ProgrammeGroup.Btxh,
            Channel = cash ? ChannelKind.Post : ChannelKind.Bank,
            Provider = contract.Provider,
            Amount = Vnd.FromDong(360_000 + (number % 5 * 180_000)),
            PayeeName = PersonName.From(name),
            PayeeId = person,
            BeneficiaryName = PersonName.From(name),
            Institution = cash ? null : contract.Provider,
            Account = !cash && AccountNumber.TryParse($"3700{number:D9}", out AccountNumber account) ? account : null,
            CommuneCode = "04789",
            BirthYear = 1930 + (number % 30),
        };
    }
}
