using Disbursement.Core.Settlement;

namespace Disbursement.Core.Tests.Settlement;

public sealed class ReasonCatalogueTests
{
    private static readonly string[] OfTheDomain =
    [
        "AC01", "AC03", "AC04", "AC07", "AC06", "AC14", "AG01", "AG03", "AC15", "AM01", "AM02", "AM05", "AM09", "AM10",
        "AM12", "AM14", "AM23", "AM04", "BE01", "BE06", "BE22", "BE17", "MD07", "RC01", "RC04", "RC07", "RR03", "RR04",
        "RR10", "RR12", "DU03", "DU04", "DUPL", "TM01", "DT01", "CH03", "ED05", "AB05", "AB06", "AB07", "AB08", "AB09",
        "AB10", "MS03", "NOAS", "NARR",
    ];

    [Fact]
    public void Find_EveryReasonOfDomain62_IsKnown() =>
        Assert.All(OfTheDomain, code => Assert.Equal(code, ReasonCatalogue.Find(code).Code));

    [Fact]
    public void Find_UnknownCode_ProvesNothingAndWaitsForAPerson()
    {
        SettlementReason reason = ReasonCatalogue.Find("ZZ99");

        Assert.False(reason.ProvenFailure);
        Assert.Equal(NextStep.Person, reason.Next);
    }

    /// <summary>The rule behind "an unknown outcome is never paid again by itself".</summary>
    [Fact]
    public void All_ReasonWithoutProof_NeverLeadsToAnotherAttempt() =>
        Assert.All(
            ReasonCatalogue.All.Where(reason => !reason.ProvenFailure),
            reason => Assert.Equal(NextStep.Person, reason.Next));

    [Theory]
    [InlineData("DUPL")]
    [InlineData("AM05")]
    [InlineData("ED05")]
    [InlineData("NOAS")]
    public void Find_DuplicateOrTimeOut_IsNoProofOfFailure(string code) =>
        Assert.False(ReasonCatalogue.Find(code).ProvenFailure);

    [Theory]
    [InlineData("MD07")]
    [InlineData("PO04")]
    public void Find_Death_StopsAndAsksAPerson(string code)
    {
        SettlementReason reason = ReasonCatalogue.Find(code);

        Assert.Equal(ReasonClass.StopEvent, reason.Class);
        Assert.Equal(NextStep.Person, reason.Next);
    }

    [Fact]
    public void All_EveryReason_HasWordsInBothLanguages() =>
        Assert.All(ReasonCatalogue.All, reason =>
        {
            Assert.NotEmpty(reason.Vietnamese);
            Assert.NotEmpty(reason.English);
            Assert.Equal(4, reason.Code.Length);
        });

    [Fact]
    public void Action_EveryClass_HasOneWithWordsInBothLanguages() =>
        Assert.All(Enum.GetValues<ReasonClass>(), reasons =>
        {
            ReasonAction action = ReasonAction.Of(reasons);

            Assert.NotEmpty(action.Vietnamese);
            Assert.NotEmpty(action.English);
            Assert.Equal(reasons == ReasonClass.None, action.Action == PersonAction.None);
        });

    [Theory]
    [InlineData("AC04", PersonAction.CollectAccount)]
    [InlineData("BE01", PersonAction.VerifyName)]
    [InlineData("MD07", PersonAction.StopEvent)]
    [InlineData("PO04", PersonAction.StopEvent)]
    [InlineData("TM01", PersonAction.FixAndResend)]
    [InlineData("RC04", PersonAction.FixAndResend)]
    [InlineData("PO01", PersonAction.VisitPayee)]
    [InlineData("AC06", PersonAction.Ask)]
    [InlineData("DUPL", PersonAction.Ask)]
    [InlineData("ZZ99", PersonAction.Ask)]
    public void Find_Reason_LeadsToItsAction(string code, PersonAction expected) =>
        Assert.Equal(expected, ReasonCatalogue.Find(code).Action.Action);

    /// <summary>What must be asked first is no proof, except where only a person may go on.</summary>
    [Fact]
    public void All_StopEvent_NeverLeadsToAnotherAttemptByItself() =>
        Assert.All(
            ReasonCatalogue.All.Where(reason => reason.Action.Action == PersonAction.StopEvent),
            reason => Assert.Equal(NextStep.Person, reason.Next));

    [Theory]
    [InlineData("ACCC", "", ResultStatus.Paid)]
    [InlineData("ACSC", "", ResultStatus.Paid)]
    [InlineData("CPUC", "", ResultStatus.Paid)]
    [InlineData("RJCT", "AC04", ResultStatus.Rejected)]
    [InlineData("RJCT", "NOAS", ResultStatus.Unknown)]
    [InlineData("RJCT", "DUPL", ResultStatus.Unknown)]
    [InlineData("RJCT", "", ResultStatus.Unknown)]
    [InlineData("RJCT", "RTRN AC04", ResultStatus.Returned)]
    [InlineData("RJCT", "UNCL PO01", ResultStatus.Unclaimed)]
    [InlineData("CANC", "", ResultStatus.Rejected)]
    [InlineData("BLCK", "", ResultStatus.Unknown)]
    public void ToResult_FinalStatus_IsItsResult(string status, string reasons, ResultStatus expected) =>
        Assert.Equal(expected, IsoStatus.ToResult(status, Words(reasons)));

    [Theory]
    [InlineData("ACTC")]
    [InlineData("ACSP")]
    [InlineData("PDNG")]
    [InlineData("RCVD")]
    [InlineData("PART")]
    public void ToResult_StatusOnTheWay_IsNoResult(string status)
    {
        Assert.Null(IsoStatus.ToResult(status, []));
        Assert.True(IsoStatus.IsOnTheWay(status));
    }

    [Fact]
    public void ToResult_UnknownStatus_IsNeitherResultNorOnTheWay()
    {
        Assert.Null(IsoStatus.ToResult("XXXX", []));
        Assert.False(IsoStatus.IsOnTheWay("XXXX"));
    }

    [Fact]
    public void ReasonOf_MarkBeforeReason_GivesTheReason() =>
        Assert.Equal("AC04", IsoStatus.ReasonOf(["RTRN", "AC04"]));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
