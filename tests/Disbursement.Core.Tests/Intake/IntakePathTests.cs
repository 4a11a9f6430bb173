using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;

namespace Disbursement.Core.Tests.Intake;

public sealed class IntakePathTests
{
    [Fact]
    public void TryParse_PathOfAList_RoundTrips()
    {
        const string text = "17/2024-06/148/btxh/danh sách.CSV";

        Assert.True(IntakePath.TryParse(text, out IntakePath? path, out Finding? problem));

        Assert.Null(problem);
        Assert.Equal(new IntakePath("17", new Period(2024, 6), "148", ProgrammeGroup.Btxh, "danh sách.CSV"), path);
        Assert.Equal(text, path.ToString());
        Assert.False(path.IsWorkbook);
    }

    [Theory]
    [InlineData(null, 101)]
    [InlineData("", 101)]
    [InlineData("x.csv", 101)]
    [InlineData("17/2024-06/148/btxh/sub/x.csv", 101)]
    [InlineData("1/2024-06/148/btxh/x.csv", 101)]
    [InlineData("17/2024-13/148/btxh/x.csv", 101)]
    [InlineData("17/2024-06/1489/btxh/x.csv", 101)]
    [InlineData("17/2024-06/148/BTXH/x.csv", 101)]
    [InlineData("17/2024-06/148/other/x.csv", 101)]
    [InlineData("17/2024-06/148/btxh/", 101)]
    [InlineData("17/2024-06/148/btxh/a\u0007.csv", 101)]
    [InlineData("17/2024-06/148/btxh/x.doc", 103)]
    [InlineData("17/2024-06/148/btxh/csv", 103)]
    [InlineData("17/2024-06/148/btxh/x.xlsm", 103)]
    public void TryParse_AnythingElse_SaysWhy(string? text, int number)
    {
        Assert.False(IntakePath.TryParse(text, out IntakePath? path, out Finding? problem));

        Assert.Null(path);
        Assert.Equal(number, (int)problem.Number);
    }

    [Theory]
    [InlineData("17/2024-06/148/btxh/x.csv", true)]
    [InlineData("17/2025-06/148/btxh/x.csv", true)]
    [InlineData("17/2025-07/148/btxh/x.csv", false)]
    [InlineData("17/2024-06/04789/btxh/x.csv", false)]
    [InlineData("19/2024-06/148/btxh/x.csv", false)]
    [InlineData("17/2024-06/999/btxh/x.csv", false)]
    [InlineData("19/2025-07/01840/ncc/x.xlsx", true)]
    public void TryCreate_Unit_MustMakeListsInThatMonth(string text, bool expected)
    {
        Assert.True(IntakePath.TryParse(text, out IntakePath? path, out _));

        bool may = IntakeContext.TryCreate(
            path,
            UnitRegister.Shipped,
            ProgrammeTable.Shipped,
            InstitutionRegister.Shipped,
            out IntakeContext? context,
            out Finding? problem);

        Assert.Equal(expected, may);
        Assert.Equal(expected, context is not null);
        Assert.Equal(expected ? null : FindingNumber.UnitMakesNoLists, problem?.Number);
    }
}
