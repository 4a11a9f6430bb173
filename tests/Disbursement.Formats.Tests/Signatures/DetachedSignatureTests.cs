using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Disbursement.Formats.Signatures;
using Disbursement.Testing;

namespace Disbursement.Formats.Tests.Signatures;

/// <summary>Goal: a provider takes exactly the bytes that the payer signed. Method: every other pair is tried.</summary>
public sealed class DetachedSignatureTests
{
    private static readonly DateTimeOffset At = new(2024, 6, 10, 5, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("<Document>540000</Document>");

    [Fact]
    public void Check_WhatThePayerSigned_IsValid() =>
        Assert.Equal(SignatureFinding.Valid, DetachedSignature.Check(Content, Sign(Content), SigningSamples.Payer));

    [Fact]
    public void Check_AnEllipticCurveKey_IsValidToo()
    {
        using X509Certificate2 signer = SigningSamples.MakeEc("CN=payer");
        using ECDsa key = signer.GetECDsaPrivateKey()!;

        byte[] signature = DetachedSignature.Sign(Content, signer, key, At);

        Assert.Equal(SignatureFinding.Valid, DetachedSignature.Check(Content, signature, signer));
    }

    [Fact]
    public void Check_AnyByteOfTheFileChanged_IsBroken()
    {
        byte[] signature = Sign(Content);
        for (int at = 0; at < Content.Length; at++)
        {
            byte[] changed = [.. Content];
            changed[at] ^= 1;

            Assert.Equal(SignatureFinding.Broken, DetachedSignature.Check(changed, signature, SigningSamples.Payer));
        }

        Assert.Equal(SignatureFinding.Broken, DetachedSignature.Check([], signature, SigningSamples.Payer));
        Assert.Equal(SignatureFinding.Broken, DetachedSignature.Check([.. Content, 10], signature, SigningSamples.Payer));
    }

    [Fact]
    public void Check_AByteOfTheSignatureChanged_NeverThrowsAndIsAlmostNeverValid()
    {
        byte[] signature = Sign(Content);
        int valid = 0;
        for (int at = 0; at < signature.Length; at += 3)
        {
            byte[] changed = [.. signature];
            changed[at] ^= 1;
            bool isValid = DetachedSignature.Check(Content, changed, SigningSamples.Payer) == SignatureFinding.Valid;
            valid += isValid ? 1 : 0;
            // The value itself stands last: 2048 bits.
            Assert.False(isValid && at >= signature.Length - 256, $"byte {at}");
        }

        // A few bytes of the envelope carry nothing, such as the parameters of an algorithm's name; whoever changes them
        // has the same file with the same signer.
        Assert.InRange(valid, 0, 32);
    }

    [Fact]
    public void Check_SomebodyElsesOfTheSameName_IsAnotherSigner()
    {
        using X509Certificate2 other = SigningSamples.MakeRsa(SigningSamples.Payer.Subject);
        using RSA key = other.GetRSAPrivateKey()!;

        byte[] signature = DetachedSignature.Sign(Content, other, key, At);

        Assert.Equal(SignatureFinding.OtherSigner, DetachedSignature.Check(Content, signature, SigningSamples.Payer));
        Assert.Equal(SignatureFinding.Valid, DetachedSignature.Check(Content, signature, expected: null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("signature")]
    public void Check_NoSignature_IsNotReadable(string text) => Assert.Equal(
        SignatureFinding.NotReadable,
        DetachedSignature.Check(Content, Encoding.ASCII.GetBytes(text), SigningSamples.Payer));

    [Fact]
    public void Check_ASignatureWithItsOwnContent_IsRefused()
    {
        // Else the bytes inside would be looked at, and not those of the file.
        var cms = new SignedCms(new ContentInfo(Content), detached: false);
        cms.ComputeSignature(new CmsSigner(SigningSamples.Payer));

        Assert.Equal(
            SignatureFinding.Broken,
            DetachedSignature.Check(Content, cms.Encode(), SigningSamples.Payer));
    }

    [Fact]
    public void Sign_TheTime_StandsInIt()
    {
        var cms = new SignedCms(new ContentInfo(Content), detached: true);
        cms.Decode(Sign(Content));

        SignerInfo signer = Assert.Single(cms.SignerInfos.Cast<SignerInfo>());
        Pkcs9SigningTime time = Assert.Single(signer.SignedAttributes.Cast<CryptographicAttributeObject>()
            .SelectMany(static attribute => attribute.Values.OfType<Pkcs9SigningTime>()));
        Assert.Equal(At.UtcDateTime, time.SigningTime.ToUniversalTime());
        Assert.Single(cms.Certificates);
    }

    private static byte[] Sign(byte[] content)
    {
        using RSA key = SigningSamples.Payer.GetRSAPrivateKey()!;
        return DetachedSignature.Sign(content, SigningSamples.Payer, key, At);
    }
}
