using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Disbursement.Formats.Signatures;
using Disbursement.Testing;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>
/// Goal: a provider takes a signed file only when the payer signed these bytes. Method: the refused file is listed before
/// one that is taken; when that one is answered, the first has had its turn.
/// </summary>
public sealed class SignedFileTests
{
    private const string Pain = "pain.001.001.09";
    private const string First = "17-202406-r1-148-btxh-970405-001";
    private const string Second = "17-202406-r1-148-btxh-970405-002";

    private static readonly byte[] Content = Payments.CreditTransfer(First, "10");

    [Fact]
    public async Task Answer_SignedByThePayer_IsTaken() =>
        Assert.Equal([First, Second], await FetchedAsync(Sign(Content, SigningSamples.Payer)));

    [Fact]
    public async Task Answer_SignatureOfOtherBytes_IsNotTaken() =>
        Assert.Equal([Second], await FetchedAsync(Sign([.. Content, 10], SigningSamples.Payer)));

    [Fact]
    public async Task Answer_SignedBySomebodyElse_IsNotTaken()
    {
        using X509Certificate2 other = SigningSamples.MakeRsa(SigningSamples.Payer.Subject);

        Assert.Equal([Second], await FetchedAsync(Sign(Content, other)));
    }

    [Fact]
    public async Task Answer_NoSignatureWhereOneIsNeeded_IsNotTaken() =>
        Assert.Equal([Second], await FetchedAsync(signature: null, ("SignedOnly", "970405")));

    [Fact]
    public async Task Answer_NoSignatureWhereNoneIsNeeded_IsTaken() =>
        Assert.Equal([First, Second], await FetchedAsync(signature: null, ("SignedOnly", "970436,vnpost")));

    private static async Task<string[]> FetchedAsync(
        byte[]? signature, params (string Name, string Value)[] settings)
    {
        await using FakeApp app = await FakeApp.StartAsync();
        app.Release("970405", First, Pain, Content, signature);
        using var world = new WorldFolder(behaviour: "");
        var all = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AppUrl"] = app.Url,
            ["ProviderToken"] = FakeApp.Token,
            ["PollMilliseconds"] = "20",
            ["FilesAtOnce"] = "1",
            ["SignerCertificate"] = Convert.ToBase64String(SigningSamples.Payer.RawData),
        };
        foreach ((string name, string value) in settings)
        {
            all[name] = value;
        }

        await using RunningSandbox sandbox = await RunningSandbox.StartAsync(world, all);
        await Eventually.HoldsAsync(() => app.Looks > 2);
        byte[] second = Payments.CreditTransfer(Second, "11");
        app.Release("970405", Second, Pain, second, Sign(second, SigningSamples.Payer));
        await Eventually.HoldsAsync(() => app.Returns.Keys.Any(
            static path => path.Contains(Second, StringComparison.Ordinal)));
        return [.. app.Fetched.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static byte[] Sign(byte[] content, X509Certificate2 signer)
    {
        using RSA key = signer.GetRSAPrivateKey()!;
        return DetachedSignature.Sign(content, signer, key, new DateTimeOffset(2024, 6, 10, 5, 0, 0, TimeSpan.Zero));
    }
}
