using System.Text;
using Disbursement.Cli.Generate.Chance;
using Disbursement.Cli.Generate.Naming;
using Disbursement.Cli.Generate.People;
using Disbursement.Core.Identity;
using Disbursement.Core.Institutions;
using Disbursement.Core.Periods;
using Disbursement.Core.Programmes;
using Disbursement.Core.Verification;
using Disbursement.Core.Verification.Names;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>People, numbers and programmes are such as the field has them.</summary>
public sealed class PeopleTests
{
    public static TheoryData<int> Communities => [.. Enum.GetValues<Community>().Select(community => (int)community)];

    [Theory]
    [MemberData(nameof(Communities))]
    public void Make_AnyCommunity_GivesNamesThatBanksCanWrite(int community)
    {
        var dice = Dice.For(5, (ulong)community);

        for (int count = 0; count < 500; count++)
        {
            string name = NameBook.Make(
                ref dice, (Community)community, count % 2 == 0 ? Sex.Male : Sex.Female, dice.Between(1925, 2022));

            Assert.True(PersonName.TryParse(name, out PersonName parsed), name);
            Assert.Equal(name, parsed.Reveal());
            Assert.True(name.IsNormalized(NormalizationForm.FormC));
            Assert.InRange(name.Split(' ').Length, 2, 4);
            Assert.Matches("^[A-Z ]+$", parsed.BankForm);
        }
    }

    /// <summary>What is planned as a close match is one by the product's own comparison, and never a match.</summary>
    [Theory]
    [MemberData(nameof(Communities))]
    public void Nearly_AnyName_IsACloseMatch(int community)
    {
        var dice = Dice.For(6, (ulong)community);

        for (int count = 0; count < 500; count++)
        {
            var payee = PersonName.From(NameBook.Make(
                ref dice, (Community)community, count % 2 == 0 ? Sex.Male : Sex.Female, dice.Between(1925, 2022)));

            string near = AccountMaker.Nearly(ref dice, payee.BankForm);

            Assert.Equal(NameOutcome.Close, NameComparison.Compare(payee, near).Outcome);
        }
    }

    [Fact]
    public void Next_ManyIds_ObeyTheRulesAndNeverComeTwice()
    {
        var numbers = new CitizenNumbers(9, "22", new Period(2024, 5));
        var dice = Dice.For(9);
        var seen = new HashSet<string>(StringComparer.Ordinal);

        for (int count = 0; count < 20_000; count++)
        {
            Sex sex = count % 2 == 0 ? Sex.Male : Sex.Female;
            int year = count % 3 == 0 ? 2012 : 1938;
            string text = numbers.Next(ref dice, sex, year, fromEnd: count % 7 == 0);

            Assert.True(CitizenId.TryParse(text, out CitizenId id));
            Assert.Equal((sex, year), (id.Sex, id.BirthYear));
            Assert.True(PlaceCodes.IsProvince(id.PlaceCode));
            Assert.True(seen.Add(text));
        }
    }

    [Fact]
    public void Draw_AccountHouses_AreKnownUnderEveryNameOfficesUse()
    {
        var dice = Dice.For(4);
        AccountHouse[] houses =
            [.. Enumerable.Range(0, 2_000).Select(_ => AccountNumbers.Draw(ref dice, due: 540_000)).DistinctBy(house => house.Bin)];

        Assert.Equal(9, houses.Length);
        Assert.All(houses.SelectMany(house => house.Names.Select(name => (house.Bin, name))),
            pair => Assert.Equal(pair.Bin, InstitutionRegister.Shipped.Resolve(pair.name)?.Bin));
    }

    [Fact]
    public void Draw_MoreThanAPhoneTakes_IsABank()
    {
        var dice = Dice.For(4);

        Assert.All(
            Enumerable.Range(0, 1_000).Select(_ => AccountNumbers.Draw(ref dice, due: 10_000_001)),
            house => Assert.Equal("TK", house.Channel));
    }

    [Theory]
    [InlineData("2024-05")]
    [InlineData("2024-07")]
    [InlineData("2025-07")]
    public void Of_EveryProgramme_IsInTheTableAndOfItsGroup(string month)
    {
        foreach (ProgrammeGroup group in ProgrammeGroups.All)
        {
            IReadOnlyList<ProgrammeShare> shares = ProgrammeMix.Of(group, Period.Parse(month)).Items;

            Assert.All(shares, share => Assert.Equal(group, ProgrammeTable.Shipped.Find(share.Code)?.Group));
        }
    }

    [Fact]
    public void Of_SinceMid2025_SocialPensionTakesOver()
    {
        IReadOnlyList<ProgrammeShare> shares = ProgrammeMix.Of(ProgrammeGroup.Btxh, new Period(2025, 7)).Items;

        Assert.Contains(shares, share => share.Code == "HTXH");
        Assert.DoesNotContain(shares, share => share.Code is "BT05B" or "BT05C");
    }
}
