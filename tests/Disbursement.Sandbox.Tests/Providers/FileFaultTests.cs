using Disbursement.Core.Payments;
using Disbursement.Core.Settlement;
using Disbursement.Sandbox.Faults;

namespace Disbursement.Sandbox.Tests.Providers;

/// <summary>
/// Goal: each named fault is played by every kind of provider that answers in files, and is that fault and no other.
/// Method: the real sandbox beside a stand-in for the app; the answers are read with the app's own readers.
/// </summary>
public sealed class FileFaultTests
{
    /// <summary>A bank by pain.001, a bank by list, a wallet, the post office, a commune.</summary>
    public static TheoryData<string> Providers { get; } = ["970405", "970418", "971025", "vnpost", "xa-04789"];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_NoFault_EveryPaymentIsPaidOnceInOneFile(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "");

        Assert.Single(played.Paths);
        AssertAll(ResultStatus.Paid, played.Payments, played.Said(wave: 1));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_Late_NothingInTimeAllLater(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "late");

        Assert.Empty(played.Said(wave: 1));
        AssertAll(ResultStatus.Paid, played.Payments, played.Said(wave: 2));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_Partial_SomeInTimeTheRestLaterNoneTwice(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "partial");

        Dictionary<EndToEndId, ResultStatus> later = played.Said(wave: 2);
        Assert.InRange(later.Count, 1, 3);
        Assert.Equal(
            played.Payments.Order(), played.Said(wave: 1).Keys.Concat(later.Keys).Order());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_Duplicate_TheSameBytesOfContentUnderTwoNames(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "duplicate");

        Assert.Equal(2, played.Paths.Length);
        Assert.All(played.Paths, path => AssertAll(ResultStatus.Paid, played.Payments, played.SaidIn([path])));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_Contradictory_PaidThenRejected(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "contradictory");

        AssertAll(ResultStatus.Paid, played.Payments, played.Said(wave: 1));
        AssertAll(ResultStatus.Rejected, played.Payments, played.Said(wave: 2));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_Silent_NothingIsEverSaid(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "silent");

        Assert.Empty(played.Paths);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_WrongFile_ThePaymentFileComesBackBesideTheAnswer(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "wrong-file");

        string wrong = Assert.Single(played.Paths, path => path.Contains(".wrong.", StringComparison.Ordinal));
        Assert.Equal(played.Released, played.Bytes(wrong));
        AssertAll(ResultStatus.Paid, played.Payments, played.Said(wave: 1));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_OtherProvider_TheAnswerComesInAnothersNameToo(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "other-provider");

        string own = Assert.Single(played.Paths, path => path.StartsWith(provider + "/", StringComparison.Ordinal));
        string anothers = Assert.Single(played.Paths, path => path != own);
        Assert.Equal(played.Bytes(own), played.Bytes(anothers));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Play_Reversal_PaidThenReturned(string provider)
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync(provider, "reversal");

        AssertAll(ResultStatus.Paid, played.Payments, played.Said(wave: 1));
        AssertAll(ResultStatus.Returned, played.Payments, played.Said(wave: 2));
    }

    [Fact]
    public async Task Play_LateReversal_IsToldInThreeWavesAtMost()
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync("970405", "late,reversal");

        Assert.Empty(played.Said(wave: 1));
        AssertAll(ResultStatus.Paid, played.Payments, played.Said(wave: 2));
        AssertAll(ResultStatus.Returned, played.Payments, played.Said(wave: 3));
    }

    [Fact]
    public async Task Play_FaultOfAnotherKind_IsNotPlayed()
    {
        await using PlayedProvider played = await PlayedProvider.PlayAsync("970405", "silent@post, late@wallet");

        AssertAll(ResultStatus.Paid, played.Payments, played.Said(wave: 1));
    }

    [Fact]
    public void Names_OneForEachFault_AllAreRead()
    {
        Assert.Equal(Enum.GetValues<ProviderFault>().Length, ProviderFaults.Names.Count);
        Assert.All(ProviderFaults.Names.Select(static (name, index) => (name, (ProviderFault)index)), known =>
        {
            Assert.True(ProviderFaults.TryParse($"{known.name}@post", out ProviderFaults? faults, out _));
            Assert.All(Enum.GetValues<ProviderFault>(), fault =>
                Assert.Equal(fault == known.Item2, faults.Has(fault, "post")));
            Assert.False(faults.Has(known.Item2, "bank"));
        });
    }

    [Theory]
    [InlineData("lat", "lat")]
    [InlineData("late,reversal@airline", "reversal@airline")]
    [InlineData("late@", "late@")]
    public void TryParse_UnknownName_TellsWhich(string text, string expected)
    {
        Assert.False(ProviderFaults.TryParse(text, out ProviderFaults? faults, out string unknown));

        Assert.Null(faults);
        Assert.Equal(expected, unknown);
    }

    private static void AssertAll(
        ResultStatus status, EndToEndId[] payments, Dictionary<EndToEndId, ResultStatus> said)
    {
        Assert.Equal(payments.Order(), said.Keys.Order());
        Assert.All(said.Values, one => Assert.Equal(status, one));
    }
}
