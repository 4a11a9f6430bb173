using System.Text;
using Disbursement.Core.Payments;
using Disbursement.Core.Periods;
using Disbursement.Functions.Settlement;
using static Disbursement.Functions.Tests.Settlement.Samples;

namespace Disbursement.Functions.Tests.Settlement;

public sealed class EndToEndIndexTests
{
    private static readonly EndToEndId[] Ids =
        [.. Enumerable.Range(1, 300).Select(static person => EntryOf(person, new Period(2024, 6)).Id).Order()];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(299)]
    public void Find_EveryIdOfTheIndex_TellsItsFile(int count)
    {
        EndToEndIndex index = IndexOf(Ids[..count]);

        Assert.All(Ids[..count], id => Assert.Equal($"file-of-{id.ToString()[..3]}", index.Find(id)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(150)]
    public void Find_IdOutsideTheIndex_TellsNone(int count)
    {
        EndToEndIndex index = IndexOf([.. Ids.Where(static (_, position) => position % 2 == 1).Take(count)]);

        Assert.All(Ids.Where(static (_, position) => position % 2 == 0), id => Assert.Null(index.Find(id)));
    }

    [Fact]
    public void Find_DefaultId_TellsNone() => Assert.Null(IndexOf(Ids).Find(default));

    [Fact]
    public void Find_DamagedIndex_Throws()
    {
        var index = new EndToEndIndex(Encoding.ASCII.GetBytes("endToEndId,fileId\nshort\n"));

        Assert.Throws<InvalidDataException>(() => index.Find(Ids[0]));
    }

    private static EndToEndIndex IndexOf(EndToEndId[] ids) => new(Encoding.ASCII.GetBytes(
        "endToEndId,fileId\n" + string.Concat(ids.Select(static id => $"{id},file-of-{id.ToString()[..3]}\n"))));
}
