using Disbursement.Core.Contracts;
using Disbursement.Core.Money;
using Disbursement.Core.Settlement;
using Disbursement.Formats.Manifests;
using Disbursement.Formats.Signatures;
using Disbursement.Functions.Approval;
using Disbursement.Functions.Months;
using Disbursement.Functions.Payments;
using Disbursement.Functions.Signing;
using Disbursement.Functions.Storage;
using Disbursement.Functions.Tests.Web;
using Disbursement.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Disbursement.Functions.Tests.Stack;

/// <summary>
/// Goal: what a provider gets under a contract that wants signatures is signed once, over exactly the approved bytes.
/// Method: a month whose frozen contracts say so, on the running app; the release is run twice, and with changed bytes.
/// </summary>
[Collection(AppTests.Name)]
public sealed class SignedReleaseTests(AppFixture app)
{
    private const string Account = "20000009";

    private readonly MonthRef _month = app.NewMonth();

    private RoundRef Round => new(_month, 1);

    [Fact]
    public async Task Release_AContractThatWantsIt_SignsTheApprovedBytesAndNamesItInTheManifest()
    {
        await ProposeAsync();
        await app.ApproveAsync(_month);

        PaymentFileEntity file = await BankFileAsync();
        BinaryData content = await ReleasedAsync(file.FileName);
        BinaryData signature = await ReleasedAsync(file.FileName + ".p7s");
        ProviderManifest manifest = ProviderManifestJson.Read((await ReleasedAsync("manifest.json")).ToStream());

        Assert.Equal(
            SignatureFinding.Valid,
            DetachedSignature.Check(
                content.ToMemory().Span, signature.ToMemory().Span, SigningSamples.Payer));
        Assert.Equal(file.Sha256, PayoutPrints.HashOf(content));
        Assert.Equal(
            new FileSignature(file.FileName + ".p7s", PayoutPrints.HashOf(signature)),
            Assert.Single(manifest.Files).Signature);
        Assert.Equal(
            signature.ToArray(),
            (await app.Blobs.ReadAsync(
                Containers.Ledger, LedgerPaths.Signature(_month, 1, 1, file.RowKey), Token)).ToArray());
        Assert.All(
            (await app.FilesAsync(_month, 1)).Where(static other => other.Provider == "vnpost"),
            static other => Assert.Empty(other.SignatureSha256));
        string bank = TestTokens.Of("agribank", "provider", "*", "970405");
        ApiAnswer listed = await app.CallAsync(bank, HttpMethod.Get, "/api/provider/files?state=open");
        Assert.Contains(
            $"\"{file.FileName}.p7s\"", listed.Body.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Release_RunAgain_NeverMakesASecondSignature()
    {
        await ProposeAsync();
        await ApproveInTheRowAsync();

        await ReleaseAsync();
        IReadOnlyDictionary<string, string> first = await app.BytesAsync(_month);
        // As after a death before the rows were written: what the ledger has stands.
        PaymentFileEntity file = await BankFileAsync();
        (file.State, file.SignatureSha256) = (nameof(PaymentFileState.Proposed), "");
        Assert.True(await app.Get<PaymentFileStore>().UpdateAsync(file, Token));
        await ReleaseAsync();

        Assert.Equal(first, await app.BytesAsync(_month));
        Assert.Contains(first.Keys, static path => path.EndsWith(".p7s", StringComparison.Ordinal)
            && path.StartsWith("provider-970405/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Release_AByteChangedAfterApproval_IsRefusedAndNothingIsSigned()
    {
        await ProposeAsync();
        await ApproveInTheRowAsync();
        PaymentFileEntity file = await BankFileAsync();
        string staged = PaymentPaths.Staged(_month, 1, 1, file.Provider, file.FileName);
        byte[] changed = (await app.Blobs.ReadAsync(Containers.Staging, staged, Token)).ToArray();
        changed[^2] ^= 1;
        await app.Blobs.ReplaceAsync(Containers.Staging, staged, new BinaryData(changed), "application/xml", Token);

        await Assert.ThrowsAsync<ControlTotalException>(ReleaseAsync);

        Assert.DoesNotContain(
            (await app.BytesAsync(_month)).Keys, static path => path.EndsWith(".p7s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Release_ASignatureInTheLedgerOverOtherBytes_StopsIt()
    {
        await ProposeAsync();
        await ApproveInTheRowAsync();
        PaymentFileEntity file = await BankFileAsync();
        byte[] other = await app.Get<IFileSigner>().SignAsync(new byte[] { 1 }, Token);
        await app.Blobs.CreateAsync(
            Containers.Ledger, LedgerPaths.Signature(_month, 1, 1, file.RowKey), new BinaryData(other), "x/y", Token);

        ControlTotalException stopped = await Assert.ThrowsAsync<ControlTotalException>(ReleaseAsync);

        Assert.Contains("signature of", stopped.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A month with one transfer and one payment in cash, proposed; the bank's contract wants signatures.</summary>
    private async Task ProposeAsync()
    {
        // The first freeze stays: close finds these contracts and keeps them.
        string contracts = ContractBook.ShippedJson()
            .Replace("2023-01-01", "2019-01-01", StringComparison.Ordinal)
            .Replace("\"signature\": \"none\"", "\"signature\": \"cms\"", StringComparison.Ordinal);
        await app.Blobs.CreateAsync(
            Containers.Ledger,
            $"{_month.Folder}/close/reference/contracts.json",
            BinaryData.FromString(contracts),
            "application/json",
            Token);
        await app.SendAsync(
            $"{_month.Folder}/148/btxh/a.csv", ListText.Of(ListText.Row(1), ListText.AccountRow(2, Account)));
        await app.CloseAsync(_month);
        await app.RoundAsync(_month, 1, "Proposed");
    }

    /// <summary>Approved in the row alone: the app is not woken, so that the release is run here.</summary>
    private async Task ApproveInTheRowAsync()
    {
        RoundEntity round = await app.RoundAsync(_month, 1, "Proposed");
        round.ApprovedBy = "lanhdao";
        round.ApprovedAt = new DateTimeOffset(2024, 6, 10, 5, 0, 0, TimeSpan.Zero);
        Assert.True(await app.Get<RoundStore>().MoveAsync(round, RoundState.Approved, Token));
    }

    private Task<int> ReleaseAsync() =>
        ActivatorUtilities.CreateInstance<ReleaseProviderActivity>(app.Get<IServiceProvider>())
            .RunAsync(new ProviderRelease(Round, "970405"), Token);

    private async Task<PaymentFileEntity> BankFileAsync() =>
        Assert.Single(await app.FilesAsync(_month, 1), static file => file.Provider == "970405");

    private Task<BinaryData> ReleasedAsync(string name) => app.Blobs.ReadAsync(
        Containers.OfProvider("970405"), PaymentPaths.Released(_month, 1, name), Token);
}
