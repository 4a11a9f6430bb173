using Disbursement.Core.Institutions;

namespace Disbursement.Core.Tests.Institutions;

public sealed class InstitutionRegisterTests
{
    [Theory]
    [InlineData("970405", "970405")]
    [InlineData("Agribank", "970405")]
    [InlineData("AGRIBANK", "970405")]
    [InlineData("agri bank", "970405")]
    [InlineData("VBA", "970405")]
    [InlineData("Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam", "970405")]
    [InlineData("NH Nông nghiệp và Phát triển nông thôn Việt Nam", "970405")]
    [InlineData("Vietcombank", "970436")]
    [InlineData("Ngân hàng TMCP Ngoại thương Việt Nam", "970436")]
    [InlineData("Ngoại Thương", "970436")]
    [InlineData("MB", "970422")]
    [InlineData("MB Bank", "970422")]
    [InlineData("LienVietPostBank", "970449")]
    [InlineData("LPBank", "970449")]
    [InlineData("Bưu điện Liên Việt", "970449")]
    [InlineData("Viettel Money", "971005")]
    [InlineData("VNPT Money", "971011")]
    [InlineData("momo", "971025")]
    [InlineData("VBSP", "999888")]
    public void Resolve_WhatListsWrite_FindsTheInstitution(string text, string bin) =>
        Assert.Equal(bin, InstitutionRegister.Shipped.Resolve(text)?.Bin);

    [Theory]
    [InlineData("")]
    [InlineData("Ngân hàng")]
    [InlineData("000000")]
    [InlineData("Ngân hàng Hoa Hồng")]
    public void Resolve_Stranger_IsNotGuessed(string text) => Assert.Null(InstitutionRegister.Shipped.Resolve(text));

    [Fact]
    public void Shipped_Register_Has65WithTheirKinds()
    {
        InstitutionRegister register = InstitutionRegister.Shipped;

        Assert.Equal(65, register.All.Count);
        Assert.Equal(InstitutionKind.MobileMoney, register.Find("971005")?.Kind);
        Assert.Equal(InstitutionKind.Wallet, register.Find("971025")?.Kind);
        Assert.Equal(InstitutionKind.Other, register.Find("977777")?.Kind);
        Assert.Equal(InstitutionKind.Bank, register.Find("970405")?.Kind);
        Assert.Equal("VBAAVNVX", register.Find("970405")?.Swift);
        Assert.Null(register.Find("546034")?.Swift);
    }

    [Fact]
    public void Shipped_EveryInstitution_IsFoundByNumberAndShortName() =>
        Assert.All(InstitutionRegister.Shipped.All, institution =>
        {
            Assert.Same(institution, InstitutionRegister.Shipped.Resolve(institution.Bin));
            Assert.Same(institution, InstitutionRegister.Shipped.Resolve(institution.ShortName));
        });

    [Fact]
    public void Parse_NumberTwice_Throws()
    {
        const string table = """
            bin,short_name,name,swift,kind,code,state_bank_code,aliases
            1,A,A,,Bank,A,,
            1,B,B,,Bank,B,,
            """;

        Assert.Throws<FormatException>(() => InstitutionRegister.Parse(new StringReader(table)));
    }
}
