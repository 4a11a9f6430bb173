namespace Disbursement.Core.Contracts;

/// <summary>How the files of a provider are signed.</summary>
public enum SignatureKind
{
    /// <summary>Not at all; the manifest has their hashes. In the file: <c>none</c>.</summary>
    None,

    /// <summary>A detached CMS signature beside each file. In the file: <c>cms</c>.</summary>
    Cms,
}

/// <summary>Whom to ask at a provider. A desk of an institution, not a payee.</summary>
/// <param name="Role">What for, such as <c>Xử lý tệp chi</c>.</param>
/// <param name="Name">A name or a desk.</param>
/// <param name="Phone">A telephone number; empty when there is none.</param>
/// <param name="Email">An address; empty when there is none.</param>
public sealed record ContractContact(string Role, string Name, string Phone, string Email)
{
    /// <summary>In one line, what is missing left out: <c>Xử lý tệp chi: Phòng Dịch vụ, 1900 000 000</c>.</summary>
    public override string ToString()
    {
        string who = string.Join(", ", ((string[])[Name, Phone, Email]).Where(static text => text.Length > 0));
        return Role.Length > 0 ? $"{Role}: {who}" : who;
    }
}
