using System.Text.Json.Nodes;
using Disbursement.Core.Contracts;
using Disbursement.Core.Entitlements;
using Disbursement.Core.Identity;
using Disbursement.Core.Institutions;
using Disbursement.Core.Money;
using Disbursement.Core.Programmes;
using Disbursement.Core.Routing;
using Disbursement.Core.Settlement;
using Disbursement.Core.Verification;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Routing;

/// <summary>The table of DESIGN 5.4, cell by cell: asked × finding × group × frail, undecided and decided.</summary>
public sealed class RouterTests
{
    private static readonly ChannelAsked[] Own =
        [ChannelAsked.BankAccount, ChannelAsked.Wallet, ChannelAsked.MobileMoney];

    private static readonly (bool Frail, bool Passed)[] FrailAndPassed =
        [(false, false), (true, false), (false, true), (true, true)];

    /// <summary>
    /// Goal: every cell is what DESIGN 5.4 says. Method: the expectation is written down once more, in the words of the
    /// design and without the table's data, and compared for all 7 × 9 × 3 × 2 × 2 cells.
    /// </summary>
    [Fact]
    public void Route_EveryCell_IsWhatTheDesignSays()
    {
        int cells = 0;
        foreach (ChannelAsked asked in Enum.GetValues<ChannelAsked>())
        {
            foreach (VerificationFinding finding in Enum.GetValues<VerificationFinding>())
            {
                foreach (ProgrammeGroup group in ProgrammeGroups.All)
                {
                    foreach ((bool frail, bool passed) in FrailAndPassed)
                    {
                        Route route = Router.Route(Row(asked) with { Frail = frail }, finding, Context(group, passed));

                        (ChannelKind channel, string provider) = Expected(asked, finding, group, frail, passed);
                        Assert.True(
                            (route.Channel, route.Provider) == (channel, provider),
                            $"{asked} {finding} {group} frail={frail} passed={passed}: {route}");
                        cells++;
                    }
                }
            }
        }

        Assert.Equal(7 * 9 * 3 * 4, cells);
    }

    [Theory]
    [InlineData(ChannelAsked.BankAccount, "970415", ChannelKind.Bank, "970415", RouteReason.OwnInstitution)]
    [InlineData(ChannelAsked.BankAccount, "970422", ChannelKind.Bank, "970405", RouteReason.Interbank)]
    [InlineData(ChannelAsked.Wallet, "971025", ChannelKind.Wallet, "971025", RouteReason.OwnInstitution)]
    [InlineData(ChannelAsked.MobileMoney, "971005", ChannelKind.MobileMoney, "971005", RouteReason.OwnInstitution)]
    [InlineData(ChannelAsked.MobileMoney, "971011", ChannelKind.MobileMoney, "970405", RouteReason.Interbank)]
    [InlineData(ChannelAsked.FocalAccount, "970415", ChannelKind.Focal, "970415", RouteReason.FocalVerified)]
    public void Route_Match_GoesToTheOwnInstitutionElseInterbank(
        ChannelAsked asked, string institution, ChannelKind channel, string provider, RouteReason reason)
    {
        EntitlementRow row = PaymentSamples.Row().WithAccount(asked, institution);

        Route route = Router.Route(row, VerificationFinding.Match, Context());

        Assert.Equal(new Route(channel, provider, reason, reason), route);
    }

    [Theory]
    [InlineData("970415", ChannelKind.Bank)]
    [InlineData("971025", ChannelKind.Wallet)]
    [InlineData("971005", ChannelKind.MobileMoney)]
    public void Route_AccountWithoutChannel_IsDerivedFromTheInstitution(string institution, ChannelKind channel)
    {
        EntitlementRow row = PaymentSamples.Row().WithAccount(ChannelAsked.Derived, institution);

        Assert.Equal(channel, Router.Route(row, VerificationFinding.Match, Context()).Channel);
    }

    [Theory]
    [InlineData(RouteDecision.PayAccount, ChannelKind.Bank, RouteReason.DecidedAccount)]
    [InlineData(RouteDecision.PayCash, ChannelKind.Post, RouteReason.DecidedCash)]
    public void Route_PersonDecided_IsDoneAndTold(RouteDecision decision, ChannelKind channel, RouteReason cause)
    {
        Route route = Router.Route(
            Row(ChannelAsked.BankAccount), VerificationFinding.CloseMatch, Context(passed: true), decision);

        Assert.Equal((channel, cause), (route.Channel, route.Cause));
    }

    /// <summary>A decision is about what was held; it cannot pay an account that is not the payee's.</summary>
    [Theory]
    [InlineData(VerificationFinding.NoMatch)]
    [InlineData(VerificationFinding.Closed)]
    [InlineData(VerificationFinding.Unknown)]
    public void Route_DecisionToPayAnotherAccount_IsCashAllTheSame(VerificationFinding finding)
    {
        Route route = Router.Route(
            Row(ChannelAsked.BankAccount), finding, Context(), RouteDecision.PayAccount);

        Assert.Equal((ChannelKind.Post, RouteReason.CollectAccountAgain), (route.Channel, route.Cause));
    }

    [Fact]
    public void Route_CommuneOfficer_IsTheOneOfTheBeneficiarysCommune()
    {
        EntitlementRow row = PaymentSamples.Row() with { Asked = ChannelAsked.Home, CommuneCode = "04792" };

        Assert.Equal("xa-04792", Router.Route(row, VerificationFinding.NotAsked, Context()).Provider);
    }

    [Fact]
    public void Route_NoContract_IsHeldAndSaysSo()
    {
        RoutingContext context = Context() with { Contracts = ContractBook.Parse("{\"version\":1,\"contracts\":[]}") };

        Route route = Router.Route(Row(ChannelAsked.BankAccount), VerificationFinding.NoMatch, context);

        Assert.Equal(new Route(ChannelKind.None, "", RouteReason.NoContract, RouteReason.CollectAccountAgain), route);
    }

    [Theory]
    [InlineData(10_000_000, false)]
    [InlineData(10_000_001, true)]
    public void Route_AmountAboveTheCap_IsHeld(long dong, bool held)
    {
        EntitlementRow row = PaymentSamples.Row().WithAccount(ChannelAsked.MobileMoney, "971005") with
        {
            Amount = Vnd.FromDong(dong),
        };

        Route route = Router.Route(row, VerificationFinding.Match, Context());

        Assert.Equal(held, route.IsHeld);
        Assert.Equal(held ? RouteReason.AboveCap : RouteReason.OwnInstitution, route.Reason);
    }

    [Theory]
    [InlineData(AboveLimit.Ordinary, null)]
    [InlineData(AboveLimit.Hold, RouteReason.AboveInstantLimit)]
    public void Route_AmountAboveTheInstantLimit_GoesOrdinaryOrIsHeld(AboveLimit above, RouteReason? held)
    {
        string word = above == AboveLimit.Hold ? "hold" : "ordinary";
        RoutingContext context = Changed(("instant", $$"""{"limitDong":499999999,"above":"{{word}}"}"""));
        EntitlementRow row = PaymentSamples.Row().WithAccount(institution: "970422") with
        {
            Amount = Vnd.FromDong(500_000_000),
        };

        Route route = Router.Route(row, VerificationFinding.Match, context);

        Assert.Equal(held ?? RouteReason.Interbank, route.Reason);
    }

    [Theory]
    [InlineData("Bùi Thị Mẫu", false)]
    [InlineData("李", true)]
    [InlineData("Nguyễn Thị Một Cái Tên Dài Hơn Sáu Mươi Ký Tự Của Một Người Không Có Thật Ở Đâu Cả", true)]
    public void Route_NameThatTheBankDoesNotTake_IsHeldNotCut(string name, bool held)
    {
        RoutingContext context = Changed(
            ("characters", """{"allowed":"A-Z ","transliterate":true,"upperCase":true,"nameMax":70,"textMax":140}"""));
        EntitlementRow row = PaymentSamples.Row().WithAccount() with { FullName = PersonName.From(name) };

        Route route = Router.Route(row, VerificationFinding.Match, context);

        Assert.Equal(held ? RouteReason.NameDoesNotFit : RouteReason.OwnInstitution, route.Reason);
        Assert.Equal(held, route.IsHeld);
    }

    private static RoutingContext Changed((string Member, string Value) change)
    {
        JsonNode json = JsonNode.Parse(ContractBook.ShippedJson())!;
        json["contracts"]![0]!["characters"] = null;
        json["contracts"]![0]![change.Member] = JsonNode.Parse(change.Value);
        return Context() with { Contracts = ContractBook.Parse(json.ToJsonString()).For("17") };
    }

    [Theory]
    [InlineData(ChannelKind.Bank, "AC04", ChannelKind.Post, RouteReason.FallBack)]
    [InlineData(ChannelKind.Wallet, "AC01", ChannelKind.Post, RouteReason.FallBack)]
    [InlineData(ChannelKind.Focal, "AC04", ChannelKind.Post, RouteReason.FallBack)]
    [InlineData(ChannelKind.Bank, "AM04", ChannelKind.Bank, RouteReason.SameAgain)]
    [InlineData(ChannelKind.Bank, "MD07", ChannelKind.None, RouteReason.NothingLeft)]
    [InlineData(ChannelKind.Bank, "NOAS", ChannelKind.None, RouteReason.NothingLeft)]
    [InlineData(ChannelKind.Bank, "ZZ99", ChannelKind.None, RouteReason.NothingLeft)]
    [InlineData(ChannelKind.Post, "PO01", ChannelKind.None, RouteReason.NothingLeft)]
    [InlineData(ChannelKind.Post, "FF01", ChannelKind.Post, RouteReason.SameAgain)]
    public void RouteAgain_Reason_DecidesWhatIsNext(
        ChannelKind failed, string reason, ChannelKind channel, RouteReason cause)
    {
        Route route = Router.RouteAgain(
            Row(ChannelAsked.BankAccount), failed, ReasonCatalogue.Find(reason), Context());

        Assert.Equal((channel, cause), (route.Channel, route.Cause));
    }

    /// <summary>Money nobody collected is carried over to be paid: the month after must try it.</summary>
    [Theory]
    [InlineData(ChannelKind.Post, "PO01", ChannelKind.Post, RouteReason.SameAgain)]
    [InlineData(ChannelKind.CommuneHome, "PO02", ChannelKind.CommuneHome, RouteReason.SameAgain)]
    [InlineData(ChannelKind.PostHome, "PO02", ChannelKind.PostHome, RouteReason.SameAgain)]
    [InlineData(ChannelKind.Bank, "AC04", ChannelKind.Post, RouteReason.FallBack)]
    [InlineData(ChannelKind.Post, "PO04", ChannelKind.None, RouteReason.NothingLeft)]
    [InlineData(ChannelKind.Bank, "NOAS", ChannelKind.None, RouteReason.NothingLeft)]
    public void RouteAgain_InTheMonthAfter_TriesWhatWasCarriedOver(
        ChannelKind failed, string reason, ChannelKind channel, RouteReason cause)
    {
        Route route = Router.RouteAgain(
            Row(ChannelAsked.BankAccount), failed, ReasonCatalogue.Find(reason), Context(), isNextMonth: true);

        Assert.Equal((channel, cause), (route.Channel, route.Cause));
    }

    [Theory]
    [InlineData(ChannelAsked.BankAccount, ChannelKind.Post, "PO01", ChannelKind.Bank, RouteReason.DecidedAccount)]
    [InlineData(ChannelAsked.BankAccount, ChannelKind.Post, "FF01", ChannelKind.Bank, RouteReason.DecidedAccount)]
    [InlineData(ChannelAsked.BankAccount, ChannelKind.Post, "PO04", ChannelKind.None, RouteReason.NothingLeft)]
    [InlineData(ChannelAsked.BankAccount, ChannelKind.Bank, "AC04", ChannelKind.Post, RouteReason.FallBack)]
    [InlineData(ChannelAsked.PostOffice, ChannelKind.Post, "FF01", ChannelKind.Post, RouteReason.SameAgain)]
    public void RouteAgain_PersonDecidedForTheAccountSince_PaysIt(
        ChannelAsked asked, ChannelKind failed, string reason, ChannelKind channel, RouteReason cause)
    {
        Route route = Router.RouteAgain(
            Row(asked), failed, ReasonCatalogue.Find(reason), Context(), RouteDecision.PayAccount);

        Assert.Equal((channel, cause), (route.Channel, route.Cause));
    }

    [Fact]
    public void RouteAgain_FrailPerson_FallsToTheirHome()
    {
        EntitlementRow row = Row(ChannelAsked.BankAccount) with { Frail = true };

        SettlementReason closed = ReasonCatalogue.Find("AC04");

        Route merit = Router.RouteAgain(row, ChannelKind.Bank, closed, Context(ProgrammeGroup.Ncc));
        Route protection = Router.RouteAgain(row, ChannelKind.Bank, closed, Context());

        Assert.Equal((ChannelKind.CommuneHome, ChannelKind.PostHome), (merit.Channel, protection.Channel));
    }

    private static (ChannelKind Channel, string Provider) Expected(
        ChannelAsked asked, VerificationFinding finding, ProgrammeGroup group, bool frail, bool passed)
    {
        bool focal = asked == ChannelAsked.FocalAccount;
        bool wantsAccount = focal || Own.Contains(asked);
        if (wantsAccount && finding == VerificationFinding.Match)
        {
            return asked switch
            {
                ChannelAsked.Wallet => (ChannelKind.Wallet, "971025"),
                ChannelAsked.MobileMoney => (ChannelKind.MobileMoney, "971005"),
                ChannelAsked.FocalAccount => (ChannelKind.Focal, "970405"),
                _ => (ChannelKind.Bank, "970405"),
            };
        }

        bool undecided = finding
            is VerificationFinding.CloseMatch or VerificationFinding.NoAnswer or VerificationFinding.Blocked;
        if (wantsAccount && undecided && !passed)
        {
            return (ChannelKind.None, "");
        }

        return asked == ChannelAsked.Home || (frail && group == ProgrammeGroup.Ncc)
            ? (ChannelKind.CommuneHome, "xa-04789")
            : frail && group == ProgrammeGroup.Btxh ? (ChannelKind.PostHome, "vnpost")
            : (ChannelKind.Post, "vnpost");
    }

    private static EntitlementRow Row(ChannelAsked asked) => asked switch
    {
        ChannelAsked.Wallet => PaymentSamples.Row().WithAccount(asked, "971025", "0912345678"),
        ChannelAsked.MobileMoney => PaymentSamples.Row().WithAccount(asked, "971005", "0982345678"),
        ChannelAsked.BankAccount or ChannelAsked.FocalAccount => PaymentSamples.Row().WithAccount(asked),
        _ => PaymentSamples.Row() with { Asked = asked },
    };

    private static RoutingContext Context(ProgrammeGroup group = ProgrammeGroup.Btxh, bool passed = false) => new(
        PaymentSamples.Scope(group), RoutingTable.Shipped, PaymentSamples.Contracts, InstitutionRegister.Shipped,
        passed);
}
