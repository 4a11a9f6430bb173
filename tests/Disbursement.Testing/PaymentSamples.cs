using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;

namespace Disbursement.Testing;

/// <summary>Rows and payments of people who do not exist, for tests that change one thing about them.</summary>
public static class PaymentSamples
{
    /// <summary>June 2024.</summary>
    public static Period June { get; } = Period.Parse("2024-06");

    /// <summary>A key of 32 bytes that guards nothing.</summary>
    public static byte[] Key { get; } = [.. Enumerable.Range(1, 32).Select(number => (byte)number)];

    /// <summary>The first file of Agribank for one district of Hòa Bình.</summary>
    public static FileId BankFile { get; } = FileId.Parse("17-202406-r1-148-btxh-970405-001");

    /// <summary>The first file of the post office for the same district.</summary>
    public static FileId PostFile { get; } = FileId.Parse("17-202406-r1-148-btxh-vnpost-001");

    /// <summary>The moment every proposal of the tests was made at.</summary>
    public static DateTimeOffset ProposedAt { get; } = new(2024, 6, 3, 8, 30, 0, VietnamTime.Offset);

    /// <summary>The person with a number: citizen ids run from 017150000001.</summary>
    public static PersonKey Person(int number) =>
        PersonKey.TryParse($"017150{number:D6}", out PersonKey key) ? key : throw new InvalidOperationException();

    /// <summary>An accepted row without an account: Derived, amount 540,000.</summary>
    public static EntitlementRow Row(int number = 1, string programme = "BT05A1") => new()
    {
        Key = new EntitlementKey(Person(number), programme, ""),
        FullName = PersonName.From("Bùi Thị Mẫu"),
        CommuneCode = "04789",
        Amount = Vnd.FromDong(540_000),
        LineNumber = number + 1,
    };

    /// <summary>The row with an account.</summary>
    public static EntitlementRow WithAccount(
        this EntitlementRow row, ChannelAsked asked = ChannelAsked.BankAccount, string institution = "970405",
        string account = "3700123456789")
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { Asked = asked, Institution = institution, Account = Account(account) };
    }

    /// <summary>A payment to an account at Agribank.</summary>
    public static PaymentEntry BankEntry(int number = 1, long dong = 540_000, string commune = "04789")
    {
        var key = new EntitlementKey(Person(number), "BT05A1", "");
        EndToEndId id = PaymentIdentifiers.EndToEndIdOf(Key, June, key, attempt: 1);
        return new PaymentEntry
        {
            Id = id,
            Uetr = PaymentIdentifiers.UetrOf(Key, id),
            Period = June,
            Key = key,
            Attempt = 1,
            Unit = "148",
            Group = ProgrammeGroup.Btxh,
            Channel = ChannelKind.Bank,
            Provider = "970405",
            Amount = Vnd.FromDong(dong),
            PayeeName = PersonName.From("Bùi Thị Mẫu"),
            PayeeId = Person(number),
            BeneficiaryName = PersonName.From("Bùi Thị Mẫu"),
            Institution = "970405",
            Account = Account($"3700{number:D9}"),
            CommuneCode = commune,
            BirthYear = 1950,
        };
    }

    /// <summary>The same payment in cash at the post office.</summary>
    public static PaymentEntry CashEntry(int number = 1, long dong = 540_000, string commune = "04789") =>
        BankEntry(number, dong, commune) with
        {
            Channel = ChannelKind.Post,
            Provider = "vnpost",
            Institution = null,
            Account = null,
        };

    /// <summary>The payment received by a guardian.</summary>
    public static PaymentEntry ForGuardian(this PaymentEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with
        {
            Receiver = ReceiverKind.Guardian,
            PayeeName = PersonName.From("Đinh Văn Hộ"),
            PayeeId = Person(900_000),
            Authorisation = "12/QĐ-UBND 31/12/2024",
        };
    }

    /// <summary>The shipped contracts of Hòa Bình.</summary>
    public static ContractBook Contracts { get; } = ContractBook.ShippedFor("17");

    /// <summary>The scope of one list of one district.</summary>
    public static ContractScope Scope(ProgrammeGroup source = ProgrammeGroup.Btxh) =>
        new("17", "148", source, new DateOnly(2024, 6, 5));

    /// <summary>An account number.</summary>
    public static AccountNumber Account(string text) =>
        AccountNumber.TryParse(text, out AccountNumber account) ? account : throw new InvalidOperationException();
}
