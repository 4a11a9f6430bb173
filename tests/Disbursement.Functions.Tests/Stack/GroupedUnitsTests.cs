using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Disbursement.Core.Contracts;
using Disbursement.Core.Payments;
using Disbursement.Core.Proof;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Ledger;
using Disbursement.Functions.Coverage;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Settlement;
using Disbursement.Functions.Storage;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: a contract that groups units gets one family of files for the whole province, and everything after (read
/// back, approval, manifest, settlement, fall-back, coverage, proof) still knows each payment's unit. Method: a month
/// of two districts on the running app, whose post office groups them; one payment fails by the file's fault, so that
/// a second round pays it again.
/// </summary>
[Collection(OtherAppTests.Name)]
public sealed class GroupedUnitsTests(AppFixture app)
{
    private readonly MonthRef _month = app.NewMonth();

    [Fact]
    public async Task RunMonth_ContractGroupsUnits_PaysByProvinceAndProvesByUnit()
    {
        await CloseGroupedAsync();
        RoundEntity first = await app.ApproveAsync(_month);
        PaymentFileEntity file = Assert.Single(await app.FilesAsync(_month, round: 1));
        await AnswerAsync(file, "150");
        await app.SettleAsync(_month);
        RoundEntity second = await app.ApproveAsync(_month, round: 2);
        PaymentFileEntity again = Assert.Single(await app.FilesAsync(_month, round: 2));
        await AnswerAsync(again, failing: "");
        await app.MonthAsync(_month, "Settled");

        string compact = _month.Period.Replace("-", "", StringComparison.Ordinal);
        Assert.Equal(($"17-{compact}-r1-17-btxh-vnpost-001", "17", 3), (file.RowKey, file.Unit, file.Payments));
        Assert.Equal((3, 1_080_000L), (first.Payments, first.SumDong));
        Assert.Equal((1, 360_000L, "17"), (second.Payments, second.SumDong, again.Unit));
        Assert.Equal(["148 2 720000", "150 1 360000"], (await ProposalAsync()).ByUnit.Select(Words));
        JsonElement released = Assert.Single((await ManifestAsync()).GetProperty("files").EnumerateArray());
        Assert.Equal(
            (file.FileName, file.Sha256),
            (released.GetProperty("name").GetString(), released.GetProperty("sha256").GetString()));
        await AssertProvedByUnitAsync();
        await AssertRebuiltAsync(file);
        await AssertRebuiltAsync(again);
    }

    /// <summary>The ledger alone makes the approved bytes once more.</summary>
    private async Task AssertRebuiltAsync(PaymentFileEntity file)
    {
        BinaryData content = await app.Get<FileRebuilder>().RebuildAsync(_month, file, CancellationToken.None);
        Assert.Equal(file.Sha256, Convert.ToHexStringLower(SHA256.HashData(content.ToArray())));
    }

    /// <summary>The administrator groups the post office's units until the month has frozen its contracts.</summary>
    private async Task CloseGroupedAsync()
    {
        await app.SendAsync($"{_month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1), ListText.Row(2)));
        await app.SendAsync(
            $"{_month.Folder}/150/btxh/a.csv", ListText.Of(ListText.Row(3, commune: ListText.HighlandCommune)));
        BinaryData before = await app.Blobs.ReadAsync(Containers.Reference, "contracts.json", CancellationToken.None);
        JsonNode contracts = JsonNode.Parse(before.ToString())!;
        contracts["contracts"]!.AsArray().Single(one => (string)one!["id"]! == "vnpost")!["groupsUnits"] = true;
        Assert.NotNull(ContractBook.Parse(contracts.ToJsonString()));
        try
        {
            await ReplaceContractsAsync(BinaryData.FromString(contracts.ToJsonString()));
            await app.CloseAsync(_month);
            await app.RoundAsync(_month, 1, "Proposed");
        }
        finally
        {
            await ReplaceContractsAsync(before);
        }
    }

    private Task ReplaceContractsAsync(BinaryData content) => app.Blobs.ReplaceAsync(
        Containers.Reference, "contracts.json", content, "application/json", CancellationToken.None);

    /// <summary>The post office pays everybody but the payees of one unit, whose lines it could not read.</summary>
    private async Task AnswerAsync(PaymentFileEntity file, string failing)
    {
        BinaryData content = await app.Blobs.ReadAsync(
            Containers.Ledger, LedgerPaths.Entries(_month, file.Round, file.Proposal, file.RowKey), CancellationToken.None);
        using Stream stream = content.ToStream();
        PaymentResult[] results =
        [
            .. PaymentEntryCsv.Read(stream).Select(entry => entry.Unit == failing
                ? Settlement.Samples.ResultOf(entry, ResultStatus.Rejected, "FF01")
                : Settlement.Samples.ResultOf(entry, ResultStatus.Paid)),
        ];
        AppliedBatch applied = await app.Get<ResultApplier>().ApplyAsync(
            _month, file.RowKey, results, CancellationToken.None);
        await app.Get<AnsweredNotifier>().NotifyAsync(app.Engine, _month, applied.File, CancellationToken.None);
    }

    private static string Words(ProposedTotal total) =>
        FormattableString.Invariant($"{total.Code} {total.Payments} {total.SumDong}");

    private async Task<Proposal> ProposalAsync() => (await app.Blobs.FindJsonAsync<Proposal>(
        Containers.Ledger, LedgerPaths.Proposal(_month, 1, 1), CancellationToken.None))!;

    private async Task<JsonElement> ManifestAsync()
    {
        BinaryData content = await app.Blobs.ReadAsync(
            "provider-vnpost", $"{_month.Folder}/r1/manifest.json", CancellationToken.None);
        return JsonDocument.Parse(content).RootElement;
    }

    private async Task AssertProvedByUnitAsync()
    {
        MonthProof proof = (await app.Blobs.FindJsonAsync<MonthProof>(
            Containers.Reports, $"{_month.Folder}/proof.json", CancellationToken.None))!;
        Assert.Equal(
            ["148 2 2 0", "150 2 1 1"],
            proof.Units.Select(static line => FormattableString.Invariant(
                $"{line.Code} {line.InFiles.Count} {line.Paid.Count} {line.Returned.Count}")));
        IReadOnlyList<Core.Coverage.UnitCoverage> coverage =
            await app.Get<CoverageStore>().UnitsAsync(_month, CancellationToken.None);
        Assert.Equal(
            [("148", 720_000L), ("150", 360_000L)],
            coverage.Where(static one => one.Figures.Paid.Total.Dong > 0)
                .Select(static one => (one.Unit, one.Figures.Paid.Total.Dong)).Order());
    }
}
