using System.Security.Cryptography;
using Disbursement.Core.Payments;

namespace Disbursement.Core.Tests.Payments;

public sealed class ProposalRootTests
{
    private static readonly string HashA = new('a', 64);

    [Fact]
    public void Compute_NoFiles_IsTheHashOfNothing() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData([])), ProposalRoot.Compute([]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public void Compute_FilesInAnyOrder_IsOneRoot(int count)
    {
        ProposalFile[] files = [.. Files(count)];

        Assert.Equal(ProposalRoot.Compute(files), ProposalRoot.Compute(files.Reverse()));
        Assert.Matches("^[0-9a-f]{64}$", ProposalRoot.Compute(files));
    }

    [Fact]
    public void Compute_AnythingChanged_IsAnotherRoot()
    {
        ProposalFile[] files = [.. Files(5)];
        string root = ProposalRoot.Compute(files);
        List<ProposalFile[]> changed =
        [
            [.. files.SkipLast(1)],
            [.. Files(6)],
            [files[0] with { Count = 8 }, .. files[1..]],
            [files[0] with { SumDong = 8 }, .. files[1..]],
            [files[0] with { FileId = "z" }, .. files[1..]],
            [files[0] with { Sha256 = new string('b', 64) }, .. files[1..]],
        ];

        Assert.All(changed, each => Assert.NotEqual(root, ProposalRoot.Compute(each)));
        Assert.Equal(changed.Count, changed.Select(ProposalRoot.Compute).Distinct().Count());
    }

    [Fact]
    public void Compute_OneFileTwiceOrNoHash_Throws()
    {
        ProposalFile file = Files(1).Single();

        Assert.Throws<ArgumentException>(() => ProposalRoot.Compute([file, file]));
        Assert.Throws<ArgumentException>(() => ProposalRoot.Compute([file with { Sha256 = "ab" }]));
    }

    private static IEnumerable<ProposalFile> Files(int count) =>
        Enumerable.Range(1, count).Select(number => new ProposalFile($"file-{number}", number, number * 1_000L, HashA));
}
