using Azure;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Settlement;
using Disbursement.Testing;

namespace Disbursement.Functions.Tests.Coverage;

/// <summary>Twins that count the same do not keep each other from it; a count that differs is counted again.</summary>
public sealed class CoverageDocumentsTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("{\"rows\":1}", false)]
    [InlineData("{\"rows\":2}", true)]
    public async Task Write_AfterATwin_ThrowsOnlyWhenItCountedSomethingElse(string second, bool throws)
    {
        await using SettlementWorld world = SettlementWorld.New(azurite.ConnectionString);
        CoverageDocuments documents = world.Get<CoverageDocuments>();
        string path = $"{world.Month.Folder}/coverage/148.json";
        await WriteAsync(documents, path, "{\"rows\":1}");

        Exception? failure = await Record.ExceptionAsync(() => WriteAsync(documents, path, second));

        Assert.Equal(throws, failure is IOException);
        Assert.Equal(
            "{\"rows\":1}",
            (await world.Blobs.ReadAsync(Containers.Ledger, path, CancellationToken.None)).ToString());
    }

    private static Task WriteAsync(CoverageDocuments documents, string path, string text) => documents.WriteAsync(
        Containers.Ledger, path, version: (ETag?)null, BinaryData.FromString(text), StoreJson.ContentType, CancellationToken.None);
}
