using System.Buffers;
using System.Text;
using Disbursement.Core.Comparison;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Formats.Csv;
using Disbursement.Formats.Ledger;
using Disbursement.Formats.Reports;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Ledger;

public sealed class DifferenceCsvTests
{
    private static readonly EntitlementKey Key = new(Person("017040000001"), "BT05C", "hồ sơ, 1");

    private static readonly DifferenceSide Before = new(
        new ComparisonPlace("148", "04789", ProgrammeGroup.Btxh), Vnd.FromDong(360_000), Vnd.Zero, ChannelAsked.PostOffice,
        null, null, Key.Person, Name("Nguyễn Văn A"));

    private static readonly DifferenceSide Now = new(
        new ComparisonPlace("150", "04831", ProgrammeGroup.Btxh), Vnd.FromDong(540_000), Vnd.FromDong(180_000),
        ChannelAsked.BankAccount, "970405", Account("0012345678"), Person("017040000002"), Name("Trần Thị \"B\""));

    public static TheoryData<EntitlementDifference> Differences => new()
    {
        DifferenceRules.Between(Key, Name("Nguyễn Văn A"), Before, Now, static (_, _) => false),
        DifferenceRules.Between(Key, Name("Nguyễn Văn A"), Before, Now, static (_, _) => true),
        DifferenceRules.Arrived(Key, Name("Nguyễn Văn A"), Now),
        DifferenceRules.Departed(Key, Name("Nguyễn Văn A"), Before),
    };

    [Theory]
    [MemberData(nameof(Differences), DisableDiscoveryEnumeration = true)]
    public void WriteThenRead_Difference_IsTheSame(EntitlementDifference difference) =>
        Assert.Equal([difference], DifferenceCsv.Read(new MemoryStream(Write(difference))));

    [Fact]
    public void Read_UnknownChange_IsDamaged()
    {
        string text = Encoding.UTF8.GetString(Write(DifferenceRules.Arrived(Key, Name("Nguyễn Văn A"), Now)));
        var damaged = new MemoryStream(Encoding.UTF8.GetBytes(
            text.Replace(",new ", ",newer ", StringComparison.Ordinal)));

        Assert.Throws<InvalidDataException>(() => DifferenceCsv.Read(damaged).Count());
    }

    [Fact]
    public void Sheet_GoldenCase_ShowsNoWholeAccountAndNoProgramme()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, disarmsFormulas: true);
        DifferenceSheet.WriteHeader(csv);
        foreach (EntitlementDifference difference in Differences.Select(static row => row.Data))
        {
            DifferenceSheet.Write(csv, difference);
        }

        string text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        Assert.DoesNotContain("0012345678", text, StringComparison.Ordinal);
        Assert.DoesNotContain("BT05C", text, StringComparison.Ordinal);
        Golden.AssertMatches(Golden.PathOf("comparison/persons/expected.csv"), buffer.WrittenSpan.ToArray());
    }

    [Fact]
    public void Sheet_NameThatIsAFormula_IsDisarmed()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer, disarmsFormulas: true);

        DifferenceSheet.Write(csv, DifferenceRules.Arrived(Key, Name("A"), Now with { Institution = "=cmd" }));

        Assert.Contains("'=cmd", Encoding.UTF8.GetString(buffer.WrittenSpan), StringComparison.Ordinal);
    }

    private static byte[] Write(EntitlementDifference difference)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var csv = new CsvWriter(buffer);
        csv.WriteRow([.. DifferenceCsv.Header]);
        DifferenceCsv.Write(csv, difference);
        return buffer.WrittenSpan.ToArray();
    }

    private static PersonKey Person(string text) => PersonKey.TryParse(text, out PersonKey key) ? key : default;

    private static PersonName Name(string text) => PersonName.TryParse(text, out PersonName name) ? name : default;

    private static AccountNumber Account(string text) =>
        AccountNumber.TryParse(text, out AccountNumber account) ? account : default;
}
