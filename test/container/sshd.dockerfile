# A real OpenSSH server with Debian's own settings, and a user to send backups to.
ARG BASE
FROM ${BASE}
RUN apt-get update \
  && apt-get install -y --no-install-recommends openssh-server \
  && rm -rf /var/lib/apt/lists/* /etc/ssh/ssh_host_* \
  && mkdir -p /run/sshd \
  && useradd --create-home --shell /bin/sh backup-taker
EXPOSE 22
# Keys and password are made at the start, so that none is in the image.
CMD ["sh", "-c", "ssh-keygen -A && echo \"backup-taker:$PASSWORD\" | chpasswd && exec /usr/sbin/sshd -D -e"]
