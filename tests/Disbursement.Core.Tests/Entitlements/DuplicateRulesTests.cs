using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;

namespace Disbursement.Core.Tests.Entitlements;

public sealed class DuplicateRulesTests
{
    [Theory]
    [InlineData("", "BT05C")]
    [InlineData("", "BT04", "BT05C")]
    [InlineData("", "BT04", "BT06A")]
    [InlineData("", "BT04", "BT08")]
    [InlineData("", "BT06A", "CS20-2C")]
    [InlineData("", "NC-TB41", "NC-LS1")]
    [InlineData("", "NC-TB41", "BT05C")]
    [InlineData("0,1", "BT05C", "BT06A")]
    [InlineData("0,1", "BT04", "BT01A")]
    [InlineData("0,1,2", "BT04", "BT05C", "BT06A")]
    [InlineData("0,1", "BT05C", "BT05C")]
    [InlineData("0,1", "NC-TB41", "NC-TB41")]
    [InlineData("1,2", "NC-TB41", "BT05C", "BT06A")]
    public void Held_RowsOfOnePerson_HoldsAllSides(string expected, params string[] programmes)
    {
        EntitlementKey[] rows = [.. programmes.Select(static programme => Key(programme, ""))];

        IReadOnlySet<int> held = DuplicateRules.Held(rows);

        Assert.Equal(expected, string.Join(',', held.Order()));
    }

    [Fact]
    public void Held_SameProgrammeUnderTwoReferences_IsPaidTwice()
    {
        EntitlementKey[] rows = [Key("NC-THO", "LS-1"), Key("NC-THO", "LS-2")];

        Assert.Empty(DuplicateRules.Held(rows));
    }

    private static EntitlementKey Key(string programme, string reference)
    {
        Assert.True(PersonKey.TryParse("017070123456", out PersonKey person));
        return new EntitlementKey(person, programme, reference);
    }
}
