using Disbursement.Sandbox.World;

namespace Disbursement.Sandbox.Tests.World;

public sealed class WorldStoreTests
{
    [Fact]
    public void Load_Folder_KnowsPeopleAccountsAndOutcomes()
    {
        using var folder = new WorldFolder(
            people: "017180000001,Bùi Thị Ẻn,1980-02-03,Nữ,04789,true\n017140000002,Hà Văn Lợi,1940,Nam,04792,false\n",
            accounts: "970405,3100200000001,BUI THI EN,017180000001,active\n",
            behaviour: "3100200000001,reject:AC04\n017140000002,unclaimed\n");

        WorldStore world = WorldStore.Load(folder.Path);

        Assert.Equal((2, 1), (world.People, world.Accounts));
        Assert.Equal(new WorldPerson("Bùi Thị Ẻn", "1980-02-03", "Nữ", "04789", true), world.FindPerson("017180000001"));
        Assert.False(world.FindPerson("017140000002")!.Alive);
        Assert.Equal(
            new WorldAccount("active", "BUI THI EN", "017180000001"), world.FindAccount("970405", "3100200000001"));
        Assert.Null(world.FindAccount("970415", "3100200000001"));
        Assert.Equal(new Outcome(OutcomeKind.Rejected, "AC04"), world.OutcomeOf("3100200000001"));
        Assert.Equal(OutcomeKind.Unclaimed, world.OutcomeOf("", "017140000002").Kind);
        Assert.Equal(Outcome.Paid, world.OutcomeOf("nobody"));
    }

    [Fact]
    public void Load_ColumnsInOtherOrderAndQuoted_ReadsByName()
    {
        using var folder = new WorldFolder();
        File.WriteAllText(
            Path.Combine(folder.Path, "accounts.csv"),
            "status,holder_name,account,institution\nclosed,\"CONG TY \"\"A, B\"\"\",77,970436\n");

        WorldStore world = WorldStore.Load(folder.Path);

        Assert.Equal(new WorldAccount("closed", "CONG TY \"A, B\"", ""), world.FindAccount("970436", "77"));
    }

    [Fact]
    public void Load_NoFiles_IsAnEmptyWorld()
    {
        using var folder = new WorldFolder();
        File.Delete(Path.Combine(folder.Path, "people.csv"));

        Assert.Equal(0, WorldStore.Load(folder.Path).People);
    }

    [Fact]
    public void Load_NoFolder_SaysWhere()
    {
        DirectoryNotFoundException problem =
            Assert.Throws<DirectoryNotFoundException>(() => WorldStore.Load("/nowhere/at/all"));

        Assert.Contains("Sandbox:World", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("paid", OutcomeKind.Paid, "")]
    [InlineData("reject:AC04", OutcomeKind.Rejected, "AC04")]
    [InlineData("reject", OutcomeKind.Rejected, "MS03")]
    [InlineData("returned", OutcomeKind.Returned, "AC04")]
    [InlineData("returned:AC06", OutcomeKind.Returned, "AC06")]
    [InlineData("unclaimed", OutcomeKind.Unclaimed, "")]
    [InlineData("silent", OutcomeKind.Silent, "")]
    [InlineData("late", OutcomeKind.Late, "")]
    public void Parse_KnownWord_ReadsIt(string text, object kind, string reason) =>
        Assert.Equal(new Outcome((OutcomeKind)kind, reason), Outcome.Parse(text));

    [Fact]
    public void Parse_OtherWord_Throws() => Assert.Throws<FormatException>(() => Outcome.Parse("perhaps"));
}
