using Disbursement.Core.Funds;
using Disbursement.Core.Money;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Funds;

/// <summary>
/// Goal: a file of envelopes is understood whole or refused whole, with everything that is wrong. Method: each error by
/// itself and all together, and the file as a spreadsheet would write it back.
/// </summary>
public sealed class EnvelopeReaderTests
{
    private const string Header = "unit,source,from_period,to_period,amount,decision";

    [Fact]
    public void Parse_ShippedFile_LimitsNothing()
    {
        EnvelopeBook book = Parse(EnvelopeBook.ShippedCsv());

        Assert.False(book.Limits("17", new Period(2024, 6)));
    }

    [Fact]
    public void Parse_FileOfASpreadsheet_IsReadTheSame()
    {
        EnvelopeBook book = Parse(
            "\uFEFF\"# Dự toán, năm 2024\";;;;;;\r\n;;;;;;\r\namount;unit;source;from_period;to_period;note;decision\r\n"
            + "540.000.000;148;BTXH;2024-06;;của huyện;\"12/QĐ-UBND; 2024\"\r\n");

        EnvelopeLine line = Assert.Single(book.Check("17", new Period(2024, 6), [], []));

        Assert.Equal(
            new Envelope(
                "148", "17", ProgrammeGroup.Btxh, new(2024, 6), new(2024, 6), Vnd.FromDong(540_000_000), "12/QĐ-UBND; 2024"),
            line.Envelope);
    }

    [Theory]
    [InlineData("148,btxh,2024-06,2024-06,1", EnvelopeErrorCode.Cells, "5")]
    [InlineData("148,btxh,2024-06,,1,Q,", EnvelopeErrorCode.Cells, "7")]
    [InlineData("149999,btxh,2024-06,,1,Q", EnvelopeErrorCode.Unit, "149999")]
    [InlineData("149999,btxh,6/2024,,1,Q", EnvelopeErrorCode.Unit, "149999")]
    [InlineData("04789,btxh,2024-06,,1,Q", EnvelopeErrorCode.Unit, "04789")]
    [InlineData("148,btxh,2025-06,2025-07,1,Q", EnvelopeErrorCode.Unit, "148")]
    [InlineData("148,xyz,2024-06,,1,Q", EnvelopeErrorCode.Source, "xyz")]
    [InlineData("148,btxh,06/2024,,1,Q", EnvelopeErrorCode.Month, "06/2024")]
    [InlineData("148,btxh,2024-06,2024,1,Q", EnvelopeErrorCode.Month, "2024")]
    [InlineData("148,btxh,2024-06,2024-05,1,Q", EnvelopeErrorCode.MonthOrder, "2024-06 – 2024-05")]
    [InlineData("148,btxh,2024-06,,-1,Q", EnvelopeErrorCode.Amount, "-1")]
    [InlineData("148,btxh,2024-06,,1.5,Q", EnvelopeErrorCode.Amount, "1.5")]
    [InlineData("148,btxh,2024-06,,,Q", EnvelopeErrorCode.Amount, "")]
    [InlineData("148,btxh,2024-06,,1000000000000001,Q", EnvelopeErrorCode.Amount, "1000000000000001")]
    [InlineData("148,btxh,2024-06,,1, ", EnvelopeErrorCode.Decision, "")]
    public void Parse_LineWithAnError_IsRefusedWithItsLineAndNumber(string line, EnvelopeErrorCode code, string value)
    {
        EnvelopeError error = ErrorsOf($"{Header}\n# trước\n{line}\n").First(error => error.Code == code);

        Assert.Equal((3, value), (error.Line, error.Value));
        Assert.StartsWith(FormattableString.Invariant($"line 3 [{(int)code}] "), error.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(error.Vietnamese, error.English);
    }

    [Theory]
    [InlineData("", "unit, source, from_period, to_period, amount, decision")]
    [InlineData("# none", "unit, source, from_period, to_period, amount, decision")]
    [InlineData("unit,source,from_period,to_period,amount\n", "decision")]
    [InlineData("unit,unit,source,from_period,to_period,decision\n1,2,3,4,5,6", "unit, amount")]
    public void Parse_HeaderThatIsNotWhole_NamesTheColumns(string text, string columns)
    {
        EnvelopeError error = Assert.Single(ErrorsOf(text));

        Assert.Equal((EnvelopeErrorCode.Header, columns), (error.Code, error.Value));
    }

    [Fact]
    public void Parse_ManyErrors_AllAreToldAtOnceInTheOrderOfLines() => Assert.Equal(
        ["2:Source", "2:Month", "2:Unit", "2:Amount", "2:Decision", "4:Overlap", "5:Overlap", "6:Cells"],
        ErrorsOf($"""
            {Header}
            1490,none,2024,2024-07,many,
            148,btxh,2024-01,2024-12,1,Q
            148,btxh,2024-06,,1,Q
            148,btxh,2024-12,2025-01,1,Q
            148,btxh
            148,ncc,2024-06,,1,Q
            150,btxh,2024-06,,1,Q
            148,btxh,2025-02,,1,Q
            """).Select(static error => FormattableString.Invariant($"{error.Line}:{error.Code}")));

    [Fact]
    public void Parse_TooManyLines_IsRefused()
    {
        string text = Header + "\n" + new string('\n', 100_000);

        Assert.Contains(ErrorsOf(text), static error => error.Code == EnvelopeErrorCode.Lines);
    }

    [Fact]
    public void Parse_LastMonthThereIs_Ends() =>
        Assert.True(Parse($"{Header}\n25,ncc,2099-12,,1,Q").Limits("25", new Period(2099, 12)));

    [Fact]
    public void Texts_EveryCode_HasThemInBothLanguages()
    {
        foreach (EnvelopeErrorCode code in Enum.GetValues<EnvelopeErrorCode>())
        {
            var error = new EnvelopeError(code, 1, "x");
            Assert.All([error.Vietnamese, error.English], static text => Assert.EndsWith(".", text, StringComparison.Ordinal));
        }
    }

    private static EnvelopeBook Parse(string text) => EnvelopeBook.Parse(new StringReader(text), UnitRegister.Shipped);

    private static IReadOnlyList<EnvelopeError> ErrorsOf(string text) =>
        Assert.Throws<EnvelopeException>(() => Parse(text)).Errors;
}
