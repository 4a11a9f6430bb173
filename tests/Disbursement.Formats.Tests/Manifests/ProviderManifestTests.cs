using System.Text;
using Disbursement.Core.Money;
using Disbursement.Core.Payments;
using Disbursement.Formats.Manifests;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Manifests;

public sealed class ProviderManifestTests
{
    [Fact]
    public void Write_GoldenCase_MatchesEveryByte() =>
        Golden.AssertMatches(Golden.PathOf("manifest/two-files/expected.json"), Write(Manifest()));

    [Fact]
    public void Write_FilesInAnyOrder_IsTheSameBytes() => Assert.Equal(
        Write(Manifest()), Write(Manifest() with { Files = [.. Manifest().Files.Reverse()] }));

    [Fact]
    public void WriteThenRead_Manifest_IsTheSame()
    {
        ProviderManifest manifest = Manifest();

        ProviderManifest read = ProviderManifestJson.Read(new MemoryStream(Write(manifest)));

        Assert.Equal(manifest.Files, read.Files);
        Assert.Equal(manifest, read with { Files = manifest.Files });
        Assert.Equal(new Tally(5, Vnd.FromDong(2_700_000)), read.Total);
    }

    [Fact]
    public void WriteThenRead_TwoSignatures_KeepsWhoAndWhenInOrder()
    {
        ManifestSignature[] signatures =
        [
            new("pholanhdao", PaymentSamples.ProposedAt.AddHours(1)), new("lanhdao", PaymentSamples.ProposedAt.AddHours(2)),
        ];

        ProviderManifest read = ProviderManifestJson.Read(
            new MemoryStream(Write(Manifest() with { Signatures = signatures })));

        Assert.Equal(signatures, read.Signatures);
    }

    [Theory]
    [InlineData("\"count\": 5", "\"count\": 6", FileProblem.CountDiffers)]
    [InlineData("\"sum\": 2700000", "\"sum\": 2700001", FileProblem.SumDiffers)]
    [InlineData("\"sum\": 1620000", "\"sum\": 1620001", FileProblem.SumDiffers)]
    [InlineData("\"version\": 1", "\"version\": 2", FileProblem.WrongKind)]
    [InlineData("\"round\": \"r1\"", "\"round\": null", FileProblem.NotReadable)]
    [InlineData("\"fileId\": \"17", "\"fileId\": \"xx", FileProblem.NotReadable)]
    [InlineData("\"files\"", "\"file\"", FileProblem.NotReadable)]
    [InlineData("}", "", FileProblem.NotReadable)]
    public void Read_FileChanged_IsRefusedWithItsReason(string before, string after, FileProblem expected)
    {
        string text = Encoding.UTF8.GetString(Write(Manifest()));
        int at = text.IndexOf(before, StringComparison.Ordinal);
        string changed = string.Concat(text.AsSpan(0, at), after, text.AsSpan(at + before.Length));

        FileFormatException problem = Assert.Throws<FileFormatException>(
            () => ProviderManifestJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(changed))));

        Assert.Equal(expected, problem.Problem);
    }

    private static ProviderManifest Manifest() => new(
        "17", PaymentSamples.June, "r1", "970405", PaymentSamples.ProposedAt, new string('a', 64), new string('b', 64),
        [
            new ManifestFile(
                PaymentSamples.BankFile, "17-202406-r1-148-btxh-970405-001.xml", "pain.001.001.09", 1,
                new Tally(3, Vnd.FromDong(1_620_000)), new string('c', 64)),
            new ManifestFile(
                FileId.Parse("17-202406-r1-150-btxh-970405-001"), "17-202406-r1-150-btxh-970405-001.xml",
                "pain.001.001.09", 1, new Tally(2, Vnd.FromDong(1_080_000)), new string('d', 64)),
        ]);

    private static byte[] Write(ProviderManifest manifest)
    {
        using var stream = new MemoryStream();
        ProviderManifestJson.Write(stream, manifest);
        return stream.ToArray();
    }
}
