using System.ComponentModel.DataAnnotations;
using Disbursement.Functions.Approval;
using Microsoft.Extensions.Configuration;

namespace Disbursement.Functions.Tests.Approval;

public sealed class ApprovalOptionsTests
{
    private static readonly DateTimeOffset Tet = new(2025, 1, 29, 9, 0, 0, TimeSpan.FromHours(7));

    [Theory]
    [InlineData("17", true)]
    [InlineData("22", false)]
    public void FrozenAt_AFreezeOfOneProvince_HoldsThereOnly(string province, bool frozen)
    {
        ApprovalOptions options = Read(
            ("Freezes:0:Province", "17"), ("Freezes:0:FirstDay", "2025-01-28"), ("Freezes:0:LastDay", "2025-02-02"),
            ("Freezes:0:FromTime", "08:00"), ("Freezes:0:ToTime", "17:00"), ("Freezes:0:Reason", "Nghỉ Tết"));

        Assert.Equal(frozen ? "Nghỉ Tết" : null, options.FrozenAt(province, Tet)?.Reason);
        Assert.Null(options.FrozenAt(province, Tet.AddHours(8)));
    }

    [Theory]
    [InlineData("Freezes:0:Reason", " ")]
    [InlineData("ThreeSignaturesAboveDong", "99999999999")]
    [InlineData("TwoSignaturesAboveDong", "-1")]
    public void Validate_ASettingThatCannotHold_IsFound(string key, string value)
    {
        ApprovalOptions options = Read((key, value));

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), [], validateAllProperties: true));
    }

    [Fact]
    public void Defaults_AnOrdinaryMonth_NeedOneSignatureAndFreezeNothing()
    {
        var options = new ApprovalOptions();

        Assert.Null(options.FrozenAt("17", Tet));
        Assert.Equal(1, options.ToLevels().For(Core.Money.Vnd.FromDong(60_000_000_000)));
    }

    private static ApprovalOptions Read(params (string Key, string Value)[] values)
    {
        var options = new ApprovalOptions();
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)))
            .Build()
            .Bind(options);
        return options;
    }
}
