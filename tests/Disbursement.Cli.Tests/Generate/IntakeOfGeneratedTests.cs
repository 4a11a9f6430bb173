using Disbursement.Cli.Generate;
using Disbursement.Core.Institutions;
using Disbursement.Core.Intake;
using Disbursement.Core.Programmes;
using Disbursement.Core.Units;
using Disbursement.Formats.Beneficiaries;
using Disbursement.Formats.Receipts;

namespace Disbursement.Cli.Tests.Generate;

/// <summary>The product's own intake takes every generated list and counts what the generator counted.</summary>
public sealed class IntakeOfGeneratedTests
{
    [Theory]
    [InlineData("17", "2024-06", 12_000)]
    [InlineData("25", "2025-09", 3_000)]
    public async Task Read_GeneratedLists_TakesEachWithThePlannedCounts(string province, string period, int people)
    {
        using var folder = GeneratedFolder.Make(province, period, people, withPrevious: true);

        foreach (GeneratedFile file in folder.Month.Files)
        {
            Receipt receipt = await ReadAsync(folder.Path, file.Path);

            Assert.True(receipt.FileFindings.Count == 0, $"{file.Path}: {receipt.Vietnamese}");
            Assert.Equal(
                (file.Rows, file.Refused, file.Repeats),
                (receipt.Sent.Rows, receipt.Refused.Rows, receipt.ExactRepeats.Rows));
        }
    }

    private static async Task<Receipt> ReadAsync(string folder, string path)
    {
        Assert.True(IntakePath.TryParse(path, out IntakePath? parsed, out _));
        Assert.True(IntakeContext.TryCreate(
            parsed, UnitRegister.Shipped, ProgrammeTable.Shipped, InstitutionRegister.Shipped,
            out IntakeContext? context, out _));
        var reader = new IntakeReader(context!);
        IntakeResult result = await reader.ReadAsync(
            path,
            _ => Task.FromResult<Stream>(File.OpenRead(Path.Combine(folder, "inbox", path))),
            new Nowhere(),
            progress: null,
            TestContext.Current.CancellationToken);
        return result.Receipt;
    }

    private sealed class Nowhere : IIntakeOutput
    {
        public Task WriteChunkAsync(
            string sha256, string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public Task<Stream> OpenRejectedAsync(CancellationToken cancellationToken) => Task.FromResult(Stream.Null);

        public Task<Stream> OpenRefusedPeopleAsync(string sha256, CancellationToken cancellationToken) =>
            Task.FromResult(Stream.Null);
    }
}
