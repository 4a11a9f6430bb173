using System.Text;
using Disbursement.Core.Intake;

namespace Disbursement.Core.Tests.Intake;

public sealed class ColumnMapTests
{
    [Fact]
    public void TryFind_EveryFieldByBothNames_IsRecognised() =>
        Assert.All(Enum.GetValues<IntakeField>(), field =>
        {
            string header = IntakeColumns.HeaderOf(field);
            string[] spellings =
            [
                header, IntakeColumns.KeyOf(field), header.ToUpperInvariant(), $"  {header} ",
                header.Normalize(NormalizationForm.FormD), IntakeColumns.KeyOf(field).ToUpperInvariant(),
            ];

            Assert.All(spellings, spelling =>
            {
                Assert.True(IntakeColumns.TryFind(spelling, out IntakeField found), spelling);
                Assert.Equal(field, found);
            });
        });

    [Theory]
    [InlineData("Văn bản uỷ quyền", IntakeField.Authorisation)]
    [InlineData("Số  tài khoản:", IntakeField.Account)]
    public void TryFind_OtherTonePlacement_IsFolded(string header, IntakeField expected)
    {
        Assert.True(IntakeColumns.TryFind(header, out IntakeField field));
        Assert.Equal(expected, field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Địa chỉ")]
    [InlineData("Số định danh người")]
    public void TryFind_Stranger_IsNotRecognised(string header) => Assert.False(IntakeColumns.TryFind(header, out _));

    [Fact]
    public void Of_AnyOrder_FindsPositions()
    {
        var map = ColumnMap.Of(["Mức hưởng", "Địa chỉ", "amount", "Họ và tên"]);

        Assert.Equal(0, map[IntakeField.Amount]);
        Assert.Equal(3, map[IntakeField.FullName]);
        Assert.Equal(-1, map[IntakeField.Phone]);
        Assert.Equal(2, map.Known);
        Assert.Equal(["amount"], map.Twice);
        Assert.Equal([IntakeField.CitizenId, IntakeField.CommuneCode, IntakeField.Programme], map.Missing);
    }
}
