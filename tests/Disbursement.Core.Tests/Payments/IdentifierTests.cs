using Disbursement.Core.Entitlements;
using Disbursement.Core.Payments;
using Disbursement.Testing;

namespace Disbursement.Core.Tests.Payments;

public sealed class IdentifierTests
{
    private static readonly EntitlementKey Key = new(PaymentSamples.Person(1), "BT05A1", "");

    /// <summary>
    /// Computed outside this code. The values are stored for ever: a change here would pay people twice.
    /// </summary>
    [Fact]
    public void EndToEndIdOf_KnownInput_IsTheRecordedText()
    {
        EndToEndId id = PaymentIdentifiers.EndToEndIdOf(PaymentSamples.Key, PaymentSamples.June, Key, attempt: 1);

        Assert.Equal("Z37O3ROVCVX3BFQ5HWYEK5D2YJ", id.ToString());
        Assert.Equal("a5376d5b-51a5-4409-abec-cfba2cdf2758", PaymentIdentifiers.UetrOf(PaymentSamples.Key, id));
    }

    [Fact]
    public void EndToEndIdOf_AnyPartDiffers_IsAnotherId()
    {
        byte[] otherKey = [.. PaymentSamples.Key.Reverse()];
        EndToEndId[] ids =
        [
            PaymentIdentifiers.EndToEndIdOf(PaymentSamples.Key, PaymentSamples.June, Key, 1),
            PaymentIdentifiers.EndToEndIdOf(PaymentSamples.Key, PaymentSamples.June, Key, 2),
            PaymentIdentifiers.EndToEndIdOf(PaymentSamples.Key, PaymentSamples.June.Next, Key, 1),
            PaymentIdentifiers.EndToEndIdOf(PaymentSamples.Key, PaymentSamples.June, Key with { Reference = "1" }, 1),
            PaymentIdentifiers.EndToEndIdOf(
                PaymentSamples.Key, PaymentSamples.June, Key with { Programme = "BT06A" }, 1),
            PaymentIdentifiers.EndToEndIdOf(otherKey, PaymentSamples.June, Key, 1),
        ];

        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void EndToEndIdOf_Always_TellsNothingOfThePerson()
    {
        string text = PaymentIdentifiers.EndToEndIdOf(PaymentSamples.Key, PaymentSamples.June, Key, 1).ToString();

        Assert.DoesNotContain("017150", text, StringComparison.Ordinal);
        Assert.Equal(EndToEndId.Length, text.Length);
    }

    [Fact]
    public void EndToEndIdOf_ShortKeyOrNoAttempt_Throws()
    {
        Assert.Throws<ArgumentException>(
            () => PaymentIdentifiers.EndToEndIdOf(new byte[31], PaymentSamples.June, Key, 1));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => PaymentIdentifiers.EndToEndIdOf(PaymentSamples.Key, PaymentSamples.June, Key, 0));
    }

    [Fact]
    public void UetrOf_AnyId_IsAVersion4Uuid()
    {
        for (int number = 1; number <= 200; number++)
        {
            string uetr = PaymentSamples.BankEntry(number).Uetr;

            Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", uetr);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXY")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXY1")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZZ")]
    [InlineData(null)]
    public void TryParse_OtherText_IsNoEndToEndId(string? text) => Assert.False(EndToEndId.TryParse(text, out _));
}
