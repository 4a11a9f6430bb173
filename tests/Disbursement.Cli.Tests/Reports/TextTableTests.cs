using Disbursement.Cli.Reports;

namespace Disbursement.Cli.Tests.Reports;

/// <summary>Tables line up and end without blanks.</summary>
public sealed class TextTableTests
{
    [Fact]
    public void Write_RowsAndRule_LineUp()
    {
        var table = new TextTable("Đơn vị", ">Số");
        table.Add("148", "1.000");
        table.AddRule();
        table.Add("Cộng", "7");
        using var output = new StringWriter { NewLine = "\n" };

        table.Write(output);

        Assert.Equal("Đơn vị     Số\n─────────────\n148     1.000\n─────────────\nCộng        7\n", output.ToString());
    }

    [Fact]
    public void Write_NoRows_HasTitlesOnly()
    {
        using var output = new StringWriter { NewLine = "\n" };

        new TextTable("A", "B").Write(output);

        Assert.Equal("A  B\n────\n", output.ToString());
    }

    [Fact]
    public void Add_WrongNumberOfCells_Throws() =>
        Assert.Throws<ArgumentException>(() => new TextTable("A", "B").Add("one"));
}
