using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using FsCheck;
using FsCheck.Fluent;

namespace Disbursement.Formats.Tests.Ledger;

/// <summary>Rows with every field present, absent and tricky.</summary>
internal static class EntitlementArbitrary
{
    private static readonly Gen<PersonKey> Persons = Gen.OneOf(
        Gen.Choose(0, 999_999).Select(number => Person($"017040{number:000000}")),
        Gen.Choose(0, 999).Select(number => Person($"TMP-04789-{number}")),
        Gen.Choose(100_000_000, 199_999_999).Select(number => Person($"{number}")));

    private static readonly Gen<PersonName> Names =
        Gen.Elements("Nguyễn Văn Đức", "H'Hen Niê", "Trần \"Bé\" Hoà", "Lý, A").Select(PersonName.From);

    private static readonly Gen<string?> Texts =
        Gen.Elements<string?>(null, "12/UBND, hạn 31/12/2024", "a \"b\"", "=1+1", "ghi chú");

    public static Arbitrary<EntitlementRow> Rows { get; } = MakeRows().ToArbitrary();

    public static PersonKey Person(string text) =>
        PersonKey.TryParse(text, out PersonKey key) ? key : throw new FormatException(text);

    private static Gen<EntitlementRow> MakeRows() =>
        from person in Persons
        from programme in Gen.Elements("BT05C", "NC-TB21", "CS20-2A1")
        from reference in Gen.Elements("", "HS 1", "A-2/b")
        from name in Names
        from birth in Gen.Elements("", "1940", "03/1940", "05/03/1940")
        from sex in Gen.Elements(Sex.Unknown, Sex.Male, Sex.Female)
        from amount in Gen.Choose(0, 5_000_000)
        from arrears in Gen.Choose(0, 2)
        from channel in Gen.Elements(Enum.GetValues<ChannelAsked>())
        from receiver in Gen.Elements(Enum.GetValues<ReceiverKind>())
        from account in Gen.Elements("", "3000205123456", "0")
        from text in Texts
        from mark in Gen.Choose(0, 3)
        from months in Gen.Elements("", "2024-04", "2023-12;2024-01;2024-03")
        from line in Gen.Choose(1, 1_000_000)
        select new EntitlementRow
        {
            Key = new EntitlementKey(person, programme, reference),
            FullName = name,
            Birth = BirthDate.TryParse(birth, out BirthDate known) ? known : null,
            Sex = sex,
            CommuneCode = "04789",
            Amount = Vnd.FromDong(amount),
            Arrears = Vnd.FromDong(arrears * 360_000L),
            Asked = channel,
            Institution = account.Length == 0 ? null : "970405",
            Account = AccountNumber.TryParse(account, out AccountNumber number) ? number : null,
            AccountName = mark == 0 ? null : name,
            Receiver = receiver,
            ReceiverId = receiver == ReceiverKind.Beneficiary ? null : person,
            ReceiverName = receiver == ReceiverKind.Beneficiary ? null : name,
            Authorisation = text,
            AuthorisedUntil = mark == 2 ? new DateOnly(2024, 12, 31) : null,
            ArrearsPeriods = ArrearsPeriods.TryParseText(months, out ArrearsPeriods periods) ? periods : default,
            Reviewed = mark == 1,
            Frail = mark == 2,
            Phone = mark == 3 ? "0912345678" : null,
            Note = text,
            LineNumber = line,
            Warnings = mark == 1 ? "301;303" : "",
        };
}
