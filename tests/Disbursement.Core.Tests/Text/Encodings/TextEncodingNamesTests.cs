using Disbursement.Core.Text.Encodings;

namespace Disbursement.Core.Tests.Text.Encodings;

public sealed class TextEncodingNamesTests
{
    [Theory]
    [InlineData("danh-sach.tcvn3.csv", TextEncodingKind.Tcvn3)]
    [InlineData("danh-sach.TCVN3.CSV", TextEncodingKind.Tcvn3)]
    [InlineData("17/2024-06/148/btxh/danh-sach.vni.csv", TextEncodingKind.Vni)]
    [InlineData("danh sach.viscii (1).csv", TextEncodingKind.Viscii)]
    [InlineData("thang.6.1258.csv", TextEncodingKind.Windows1258)]
    [InlineData("a.utf16.csv", TextEncodingKind.Utf16LittleEndian)]
    [InlineData("a.vni.tcvn3.csv", TextEncodingKind.Tcvn3)]
    [InlineData("danh-sach.csv", null)]
    [InlineData("tcvn3.csv", null)]
    [InlineData("vni.2024/danh-sach.csv", null)]
    [InlineData("danh-sach.csv.vni", null)]
    [InlineData("", null)]
    public void StatedIn_FileName_IsTheMarkBeforeTheExtension(string name, TextEncodingKind? expected) =>
        Assert.Equal(expected, TextEncodingNames.StatedIn(name));
}
