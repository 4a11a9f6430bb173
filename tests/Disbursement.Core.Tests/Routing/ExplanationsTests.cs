using Disbursement.Core.Routing;
using Disbursement.Core.Verification;

namespace Disbursement.Core.Tests.Routing;

public sealed class ExplanationsTests
{
    [Fact]
    public void Of_EveryReasonAndFinding_HasWordsInBothLanguages()
    {
        Explanation[] all =
        [
            .. Enum.GetValues<RouteReason>().Select(Explanations.Of),
            .. Enum.GetValues<VerificationFinding>().Select(Explanations.Of),
        ];

        Assert.All(all, words => Assert.True(words.Vietnamese.Length > 0 && words.English.Length > 0));
        Assert.Equal(all.Length, all.Select(static words => words.Vietnamese).Distinct(StringComparer.Ordinal).Count());
    }
}
