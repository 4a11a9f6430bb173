using Disbursement.Core.Events;
using Disbursement.Core.Intake;

namespace Disbursement.Core.Tests.Events;

public sealed class EventsPathTests
{
    [Theory]
    [InlineData("17/2024-06/148/biendong/tháng 6.csv")]
    [InlineData("25/2025-07/08542/biendong/a.CSV")]
    public void TryParse_AnEventList_ReadsAndPrintsBack(string text)
    {
        Assert.True(EventsPath.TryParse(text, out EventsPath? path, out Finding? problem));
        Assert.Null(problem);
        Assert.Equal(text, path.ToString());
        Assert.Equal(text.Replace("biendong", "btxh", StringComparison.Ordinal), path.ToListPath().ToString());
    }

    [Theory]
    [InlineData("17/2024-06/148/btxh/a.csv")]
    [InlineData("17/2024-06/148/BIENDONG/a.csv")]
    [InlineData("17/2024-13/148/biendong/a.csv")]
    [InlineData("17/2024-06/14/biendong/a.csv")]
    [InlineData("17/2024-06/148/biendong/a.pdf")]
    [InlineData("17/2024-06/148/biendong")]
    [InlineData(null)]
    public void TryParse_AnythingElse_IsNone(string? text) =>
        Assert.False(EventsPath.TryParse(text, out _, out _));

    [Fact]
    public void TryParse_EveryCode_ReadsBackWhateverItsCase() =>
        Assert.All(Enum.GetValues<EventCode>(), static code =>
        {
            Assert.True(EventCodes.TryParse(code.ToCode().ToLowerInvariant(), out EventCode read));
            Assert.Equal(code, read);
            Assert.NotEmpty(code.ToVietnamese());
        });
}
